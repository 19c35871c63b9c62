package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.BookedEntry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Entry", description = "The lines booked for one event; debits equal credits per entity and currency.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
        @Schema(description = "The event it is booked for, or the one that a correction corrects.") @Nullable
        UUID eventId,

        @Schema(description = "The transaction of that event.") @Nullable
        UUID correlationId,

        LocalDate businessDate,

        @Schema(
                description = "The accounting period that it is posted in, of the entity of its first line.",
                examples = "2026-03")
        String period,

        @Schema(
                description = "Out of period: the period of its business date, which was closed when it was booked.",
                examples = "2026-02")
        @Nullable
        String originPeriod,

        OffsetDateTime bookedAt,

        @Schema(description = "Row of the posting table.", examples = "4c")
        String row,

        @Schema(description = "Policy and version.", examples = "retail-default/1")
        String policy,

        @Schema(description = "The event whose entry it undoes.") @Nullable
        UUID takesBack,

        @Schema(description = "Present when somebody decided it, rather than an event booking it.") @Nullable
        TrailView correction,

        @Schema(description = "Present when the policy settled a residue by itself, or that was reversed.") @Nullable
        UUID settlementId,

        List<LineView> lines) {

    @Schema(name = "Line")
    record LineView(
            @Schema(examples = "2350") String account,
            @Schema(examples = "Refunds payable") String name,

            @Schema(
                    description = "Key in the account's sub-ledger; empty when it has none.",
                    examples = "order:shopify-us:1001")
            String subKey,

            String entity,
            @Schema(enumeration = {"debit", "credit"}) String side,
            MoneyView amount) {}

    @Schema(name = "CorrectionTrail")
    record TrailView(
            UUID correctionId,

            @Schema(enumeration = {"reverse", "rebook", "manual-lines"})
            String kind,

            String reason,
            String requestedBy,
            String approvedBy) {

        static @Nullable TrailView of(BookedEntry.@Nullable Trail trail) {
            return trail == null
                    ? null
                    : new TrailView(
                            trail.correctionId(),
                            trail.kind().code(),
                            trail.reason(),
                            trail.requestedBy(),
                            trail.approvedBy());
        }
    }

    /// By the calendar of the legal entity of its first line.
    private static String periodOf(BookedEntry entry, LocalDate day, ChartOfAccounts chart) {
        return chart.periodOf(entry.lines().getFirst().entity(), day).name();
    }

    static EntryView of(BookedEntry entry, ChartOfAccounts chart) {
        String own = periodOf(entry, entry.businessDate(), chart);
        String period = periodOf(entry, entry.postedOn(), chart);
        return new EntryView(
                entry.eventId(),
                entry.correlationId(),
                entry.businessDate(),
                period,
                own.equals(period) ? null : own,
                Times.of(entry.bookedAt()),
                entry.row(),
                entry.policy(),
                entry.takesBack(),
                TrailView.of(entry.correction()),
                entry.settlementId(),
                entry.lines().stream()
                        .map(line -> new LineView(
                                line.account(),
                                chart.nameOf(line.account()),
                                line.subKey(),
                                line.entity(),
                                line.side().code(),
                                MoneyView.of(line.amount())))
                        .toList());
    }
}
