package io.tieout.recon.app;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Severity;
import io.tieout.reconcile.domain.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which breaks to list; a part left out is no condition.
///
/// @param from first business date
/// @param to last business date
/// @param stage by which their record is tied across transactions
/// @param minAmount the least money in dispute, in major units of each break's own currency
public record BreakQuery(
        @Nullable BreakClass breakClass,
        @Nullable BreakStatus status,
        @Nullable Severity severity,
        @Nullable String entity,
        @Nullable String rule,
        @Nullable String order,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal minAmount,
        @Nullable UUID correlationId,
        @Nullable UUID incidentId,
        @Nullable Stage stage) {

    public static final BreakQuery ALL =
            new BreakQuery(null, null, null, null, null, null, null, null, null, null, null, null);
}
