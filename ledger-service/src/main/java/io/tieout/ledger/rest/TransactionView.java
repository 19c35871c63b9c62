package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.BookedEntry.BookedLine;
import io.tieout.ledger.app.BusinessTransaction;
import io.tieout.ledger.domain.SubjectState;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Transaction", description = "Everything about one business flow, from every system.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransactionView(
        UUID correlationId,

        @Schema(description = "Other correlation ids that lead here.")
        List<UUID> aliases,

        @Schema(
                description =
                        "Present when events of this id were split off because a reference that too many events carry"
                                + " stopped joining them: the transactions they belong to now, at most 1,000.")
        @Nullable
        List<UUID> splitOff,

        @Schema(description = "Where each system's object stands: the state of the highest rank.")
        List<StateView> states,

        @Schema(description = "Every system's events in the order they happened.")
        List<EventView> events,

        @Schema(description = "Present and true when there are more events than shown.") @Nullable
        Boolean truncated,

        List<EntryView> entries,

        @Schema(description = "What the entries leave on each account; accounts at zero are left out.")
        List<OpenBalanceView> balances) {

    @Schema(name = "State")
    record StateView(
            String type,
            String source,
            String subject,

            @Schema(
                    description = "contradictory when the source claims several of the same rank.",
                    examples = "approved")
            String state,

            @Schema(description = "When it came into the state, by the source's clock.")
            OffsetDateTime asOf,

            @Schema(description = "The claims behind it.") List<String> claims) {

        static StateView of(SubjectState state) {
            return new StateView(
                    state.type().code(),
                    state.source(),
                    state.subject(),
                    state.contradictsItself() ? "contradictory" : state.states().getFirst(),
                    Times.of(state.asOf()),
                    state.states());
        }
    }

    @Schema(name = "OpenBalance")
    record OpenBalanceView(
            String account,
            String name,
            String entity,
            @Schema(enumeration = {"debit", "credit"}) String side,
            MoneyView amount) {}

    private record Key(String account, String entity, String currency) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::account).thenComparing(Key::entity).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static TransactionView of(BusinessTransaction transaction, ChartOfAccounts chart) {
        return new TransactionView(
                transaction.correlationId(),
                transaction.aliases(),
                transaction.splitOff().isEmpty() ? null : transaction.splitOff(),
                SubjectState.of(transaction.events().stream()
                                .map(event -> new SubjectState.Claimed(
                                        Coded.of(EventType.class, event.type()),
                                        event.source(),
                                        event.subject(),
                                        event.transition(),
                                        event.occurredAt()))
                                .toList())
                        .stream()
                        .map(StateView::of)
                        .toList(),
                transaction.events().stream().map(EventView::of).toList(),
                transaction.hasMore() ? Boolean.TRUE : null,
                transaction.entries().stream()
                        .map(entry -> EntryView.of(entry, chart))
                        .toList(),
                balances(transaction.entries(), chart));
    }

    private static List<OpenBalanceView> balances(List<BookedEntry> entries, ChartOfAccounts chart) {
        TreeMap<Key, Money> balances = new TreeMap<>();
        for (BookedEntry entry : entries) {
            for (BookedLine line : entry.lines()) {
                String currency = line.amount().currency().getCurrencyCode();
                Money signed = line.side() == EntrySide.DEBIT
                        ? line.amount()
                        : line.amount().negated();
                balances.merge(new Key(line.account(), line.entity(), currency), signed, Money::plus);
            }
        }
        balances.values().removeIf(Money::isZero);
        return balances.entrySet().stream()
                .map(balance -> open(balance.getKey(), balance.getValue(), chart))
                .toList();
    }

    private static OpenBalanceView open(Key key, Money balance, ChartOfAccounts chart) {
        EntrySide side = balance.isNegative() ? EntrySide.CREDIT : EntrySide.DEBIT;
        return new OpenBalanceView(
                key.account(),
                chart.nameOf(key.account()),
                key.entity(),
                side.code(),
                MoneyView.of(balance.magnitude()));
    }
}
