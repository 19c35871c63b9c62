package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads units with their legs, one page after the other.
public interface ReadUnits {

    /// @param last the greatest id that was looked at; null where none is left
    record UnitsPage(List<UnitLegs> units, @Nullable UUID last) {
        public UnitsPage {
            units = List.copyOf(units);
        }
    }

    /// The next units of a tenant by id. One without legs is looked at and not among them.
    ///
    /// @param after the id to begin behind; null to begin
    /// @param rules say how many legs of a unit are read
    Uni<UnitsPage> read(String tenant, Unit unit, @Nullable UUID after, int unitsMax, RuleBook rules);
}
