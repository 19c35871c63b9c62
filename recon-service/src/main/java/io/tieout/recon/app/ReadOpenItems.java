package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.Systemic.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Breaks as they were open at a day.
public interface ReadOpenItems {

    /// Most severe first, then the oldest; at most `itemsMax + 1`.
    ///
    /// @param until the end of the day that the report is as of; null for what is open now
    /// @param ages calendar days from a time to the day that the report is as of, by rule and entity
    Uni<List<OpenItem>> open(String tenant, OpenItemQuery query, @Nullable Instant until, Ages ages, int itemsMax);

    /// What went wrong since an instant, whether it is open or not: breaks that stand alone, and incidents.
    Uni<List<Problem>> problems(String tenant, Instant since, Instant until);

    /// The accounts that the ERP's documents among some legs move, by the leg's event id.
    Uni<Map<UUID, Set<String>>> accounts(String tenant, Collection<UUID> legs);

    /// How old what was detected is.
    record Ages(LocalDate asOf, BiFunction<String, String, ZoneId> zoneOf) {}
}
