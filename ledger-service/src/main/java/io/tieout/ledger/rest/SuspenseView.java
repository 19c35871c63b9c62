package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.kit.page.Page;
import io.tieout.ledger.app.RecordedEvent;
import io.tieout.ledger.app.Suspense.Open;
import io.tieout.ledger.app.Suspense.Total;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SuspensePage",
        description = "What the posting policy has no row for and somebody must decide, the oldest first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuspenseView(
        @Schema(description = "Of all pages.") List<TotalView> totals,
        List<ItemView> items,
        @Nullable String next) {

    @Schema(name = "SuspenseTotal", description = "What is open in one legal entity and currency.")
    record TotalView(
            String entity,
            @Schema(description = "How many items.") long items,

            @Schema(description = "Of items with a debit balance.")
            MoneyView debits,

            @Schema(description = "Of items with a credit balance.")
            MoneyView credits,

            @Schema(enumeration = {"debit", "credit"}) String side,

            @Schema(description = "Debits less credits: the balance of account 2990.")
            MoneyView balance) {

        static TotalView of(Total total) {
            return new TotalView(
                    total.entity(),
                    total.open(),
                    MoneyView.of(total.debits()),
                    MoneyView.of(total.credits()),
                    sideOf(total.balance()),
                    MoneyView.of(total.balance().magnitude()));
        }
    }

    @Schema(name = "SuspenseItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            @Schema(description = "The unknown codes, each a field and its value.", examples = "tender:voucher-x")
            @Nullable
            String code,

            @Schema(description = "Who sent it.", examples = "stripe-us") @Nullable
            String source,

            @Schema(examples = "tieout.payment.captured.v1") @Nullable
            String type,

            @Schema(description = "The business key at the source.") @Nullable
            String subject,

            @Nullable UUID eventId,
            @Nullable UUID correlationId,

            @Schema(description = "Key in the sub-ledger of account 2990; the event, where the policy is not another.")
            String subKey,

            String entity,
            @Schema(enumeration = {"debit", "credit"}) String side,
            @Schema(description = "What is open of it.") MoneyView amount,
            LocalDate businessDate,

            @Schema(description = "From the business date to `asOf`, or to today.")
            long ageDays) {

        static ItemView of(Open open, LocalDate today) {
            RecordedEvent cause = open.cause();
            return new ItemView(
                    cause == null ? null : cause.suspenseCode(),
                    cause == null ? null : cause.source(),
                    cause == null ? null : cause.type(),
                    cause == null ? null : cause.subject(),
                    cause == null ? null : cause.eventId(),
                    cause == null ? null : cause.correlationId(),
                    open.subKey(),
                    open.entity(),
                    sideOf(open.balance()),
                    MoneyView.of(open.balance().magnitude()),
                    open.since(),
                    ChronoUnit.DAYS.between(open.since(), today));
        }
    }

    static SuspenseView of(Page<Open> page, List<Total> totals, LocalDate today) {
        return new SuspenseView(
                totals.stream().map(TotalView::of).toList(),
                page.items().stream().map(open -> ItemView.of(open, today)).toList(),
                page.next());
    }

    private static String sideOf(Money balance) {
        return (balance.isNegative() ? EntrySide.CREDIT : EntrySide.DEBIT).code();
    }
}
