package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.ledger.app.DryRun;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "DryRun", description = "What a version would have booked for recorded events; nothing is booked.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DryRunView(
        @Schema(examples = "retail-default@3") String policy,
        LocalDate from,
        LocalDate to,
        @Nullable String entity,
        @Schema(description = "Events in the window.") long events,

        @Schema(description = "How many of them would be booked otherwise.")
        long differing,

        @Schema(description = "How many stand in suspense.") long suspendedNow,
        @Schema(description = "How many would.") long suspendedByDraft,

        @Schema(description = "What the window's events leave on each account, per legal entity and currency.")
        List<TotalView> accounts,

        @Schema(description = "The first events that would be booked otherwise, at most 100.")
        List<ExampleView> examples) {

    @Schema(name = "DryRunTotal")
    record TotalView(
            String entity,
            String account,
            String name,
            SidedView now,
            SidedView byDraft,
            @Schema(description = "byDraft less now.") SidedView difference) {}

    @Schema(name = "SidedAmount")
    record SidedView(
            @Schema(enumeration = {"debit", "credit"}) String side, MoneyView amount) {

        static SidedView of(Money signed) {
            EntrySide side = signed.isNegative() ? EntrySide.CREDIT : EntrySide.DEBIT;
            return new SidedView(side.code(), MoneyView.of(signed.magnitude()));
        }
    }

    @Schema(name = "DryRunExample")
    record ExampleView(
            UUID eventId,
            String type,
            String source,
            String subject,
            LocalDate businessDate,
            BookingView now,
            BookingView byDraft) {}

    @Schema(name = "DryRunBooking", description = "What is left under each key; empty when nothing is booked.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BookingView(List<String> rows, @Nullable String suspenseCode, List<EntryView.LineView> lines) {

        static BookingView of(DryRun.Side side, ChartOfAccounts chart) {
            return new BookingView(
                    side.rows(),
                    side.suspenseCode(),
                    side.lines().stream()
                            .map(line -> new EntryView.LineView(
                                    line.account(),
                                    chart.nameOf(line.account()),
                                    line.subKey(),
                                    line.entity(),
                                    line.side().code(),
                                    MoneyView.of(line.amount())))
                            .toList());
        }
    }

    static DryRunView of(String policy, DryRun run, ChartOfAccounts chart) {
        return new DryRunView(
                policy,
                run.window().from(),
                run.window().to(),
                run.window().entity(),
                run.events(),
                run.differing(),
                run.suspendedNow(),
                run.suspendedByDraft(),
                run.accounts().stream()
                        .map(total -> new TotalView(
                                total.entity(),
                                total.account(),
                                chart.nameOf(total.account()),
                                SidedView.of(total.now()),
                                SidedView.of(total.byDraft()),
                                SidedView.of(total.difference())))
                        .toList(),
                run.examples().stream()
                        .map(example -> new ExampleView(
                                example.eventId(),
                                example.type(),
                                example.source(),
                                example.subject(),
                                example.businessDate(),
                                BookingView.of(example.now(), chart),
                                BookingView.of(example.byDraft(), chart)))
                        .toList());
    }
}
