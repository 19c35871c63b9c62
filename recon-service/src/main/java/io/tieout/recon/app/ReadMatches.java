package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.MatchItem;
import io.tieout.reconcile.domain.Stage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Items that have documents in the ERP's books, with the evidence. Everything is seen through the tenant's row-level
/// security.
public interface ReadMatches {

    /// An item with the legs that it was concluded from.
    ///
    /// @param breakId of what is or was wrong with it
    /// @param partners to what it is tied across units; mostly to nothing
    record Held(String rule, MatchItem item, @Nullable UUID breakId, UnitLegs unit, List<Partner> partners) {
        public Held {
            partners = List.copyOf(partners);
        }
    }

    /// A document of another unit, which names no record.
    record Partner(Stage stage, String document, UnitLegs unit) {}

    /// By business date and key: up to [PageRequest#limit()] rows from the page's cursor on.
    Uni<List<Held>> list(String tenant, MatchQuery query, PageRequest page);
}
