package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.FieldDifference;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.Completeness;
import io.tieout.recon.domain.report.Sides.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items of a window, with what they were concluded from.
public interface ReadSides {

    /// @param names keys that the break knows the record by
    record Held(
            String rule,
            MatchItem item,
            @Nullable Found found,
            List<FieldDifference> differences,
            List<String> names,
            UnitLegs unit) {
        public Held {
            differences = List.copyOf(differences);
            names = List.copyOf(names);
        }
    }

    /// By business date and key: up to [PageRequest#limit()] items from the page's cursor on, with their legs.
    ///
    /// @param all also items that tie
    Uni<List<Held>> list(String tenant, ReportWindow window, boolean all, PageRequest page);

    /// One for each rule, legal entity and currency that anything was compared of.
    Uni<List<Completeness>> completeness(String tenant, ReportWindow window);
}
