package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.ledger.app.Settlements.Residue;
import io.tieout.ledger.app.Settlements.Reversal;
import io.tieout.ledger.domain.SettleStop;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Settlement", description = "A small residue under a key of clearing, and what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettlementView(
        @Schema(
                description =
                        "settled: booked away. reversed: it was, and that was reversed. open: a cap or a number stops"
                                + " it.",
                enumeration = {"settled", "reversed", "open"})
        String state,

        @Schema(description = "Absent while it is open.") @Nullable
        UUID settlementId,

        @Schema(description = "Legal entity.", examples = "US")
        String entity,

        @Schema(examples = "1200") String account,

        @Schema(description = "The key under which it stood.", examples = "payment:stripe-us:ch_1")
        String subKey,

        @Schema(description = "Debits less credits that stood under the key.")
        MoneyView amount,

        @Schema(description = "Business date of what moved the key last; also of the entry.")
        LocalDate businessDate,

        @Schema(
                description = "The accounting period that it is posted in; that of its date while it is open.",
                examples = "2026-03")
        String period,

        @Schema(description = "The version of the policy that says so.", examples = "retail-default/4")
        String policy,

        @Schema(description = "The account that it was booked to.", examples = "6910") @Nullable
        String bookedTo,

        @Schema(description = "When it was booked, or found and left open.")
        OffsetDateTime at,

        @Schema(
                description =
                        "Why it is open. repeating: it would be the twentieth of its sign in thirty days, which is a"
                                + " fault that somebody has to find. day-cap, period-cap: no room is left on its date, or in"
                                + " its period.",
                enumeration = {"repeating", "day-cap", "period-cap"})
        @Nullable
        String stoppedBy,

        @Nullable ReversalView reversal) {

    @Schema(name = "SettlementReversal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReversalView(
            UUID reversalId,
            OffsetDateTime at,
            String reason,

            @Schema(description = "Absent where something else was recorded under the key.") @Nullable
            String requestedBy,

            @Nullable String approvedBy) {

        static @Nullable ReversalView of(@Nullable Reversal reversal) {
            return reversal == null
                    ? null
                    : new ReversalView(
                            reversal.reversalId(),
                            Times.of(reversal.at()),
                            reversal.reason(),
                            reversal.requestedBy(),
                            reversal.approvedBy());
        }
    }

    static SettlementView of(Residue residue, EntityCalendars calendars) {
        SettleStop stop = residue.stop();
        return new SettlementView(
                residue.state().code(),
                residue.settlementId(),
                residue.entity(),
                residue.account(),
                residue.subKey(),
                MoneyView.of(residue.amount()),
                residue.businessDate(),
                calendars.of(residue.entity()).of(residue.postedOn()).name(),
                residue.policy(),
                residue.bookedTo(),
                Times.of(residue.at()),
                stop == null ? null : stop.code(),
                ReversalView.of(residue.reversal()));
    }
}
