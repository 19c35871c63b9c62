package io.tieout.event;

import io.tieout.event.calendar.FiscalPeriod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As published on the accounting-periods topic.
@Meaning("What was decided about an accounting period of a legal entity. Later versions replace earlier ones.")
public record AccountingPeriod(
        @Meaning("Hash of tenant, legal entity and period.") UUID periodId,

        @Meaning("Counts the decisions of the tenant about all its periods; of two records the higher one counts.")
        long version,

        String tenant,
        String entity,

        @Meaning("A month such as `2026-03`, or a period of weeks such as `2026-P02`. What is said of it holds for all"
                + " before it too; an entity of which nothing is said has all periods open.")
        String period,

        @Meaning("Its first day. Without it the period is a month.") @Nullable
        LocalDate firstDay,

        @Meaning("Its last day. Without it the period is a month.") @Nullable
        LocalDate lastDay,

        PeriodStanding standing,
        @Meaning("From when the standing holds.") Instant since,

        @Meaning("From when it took nothing late of earlier periods, if it was soft-closed.") @Nullable
        Instant softClosedAt,

        @Meaning(
                "From when it took nothing. What was recorded at that instant or before is in it. Null where only a later period"
                        + " was named when it was closed.")
        @Nullable
        Instant closedAt,

        @Meaning("Ids of the events that reopenings posted in it anew.")
        List<UUID> reopenedFor) {

    public AccountingPeriod {
        reopenedFor = List.copyOf(reopenedFor);
        if (firstDay == null || lastDay == null) {
            month(period);
        }
    }

    private static FiscalPeriod month(String period) {
        try {
            return FiscalPeriod.of(YearMonth.parse(period));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("not a month: " + period, malformed);
        }
    }

    /// @param period its name
    public static UUID idOf(String tenant, String entity, String period) {
        return FactKey.uuidOf(new CanonicalBytes()
                .text("accounting-period")
                .text(tenant)
                .text(entity)
                .text(period)
                .sha256());
    }

    /// The period with its days.
    public FiscalPeriod days() {
        return firstDay == null || lastDay == null ? month(period) : new FiscalPeriod(period, firstDay, lastDay);
    }
}
