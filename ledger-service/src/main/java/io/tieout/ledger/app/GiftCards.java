package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads cards with stored value.
public interface GiftCards {

    /// The cards with that id, one for each platform that uses it; none where nobody spoke of it.
    ///
    /// @param source the platform; null for any
    Uni<List<GiftCard>> find(String tenant, String card, @Nullable String source);
}
