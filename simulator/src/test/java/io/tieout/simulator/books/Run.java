package io.tieout.simulator.books;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashMove;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.simulator.retailer.Retailer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A retailer without faults with its books, and what those who keep accounts stated while it lived.
final class Run {

    static final LocalDate FIRST = LocalDate.of(2026, 3, 6);

    private static final Map<Long, Run> RUNS = new HashMap<>();

    final KeyedSums sums = new KeyedSums();
    final Books books = new Books(sums);

    /// How many balances were stated, by kind.
    final Map<BalanceKind, Integer> statements = new EnumMap<>(BalanceKind.class);

    /// Statements that are not what the books have at their instant.
    final List<String> different = new ArrayList<>();

    /// What the platform says is on each card.
    final Map<String, Long> onCards = new TreeMap<>();

    /// What has no account of its own, by entity and currency; a debit is positive.
    final Map<String, Long> unclassifiedMinor = new TreeMap<>();

    /// What the bank has of payouts and deposits, by entity and currency.
    final Map<String, Long> bankedMinor = new TreeMap<>();

    /// Foreign money that was converted, in euro at the rates of the books.
    long convertedMinor;

    private final Map<String, BigDecimal> rates = new HashMap<>();

    /// The same run is lived once.
    static Run of(long seed) {
        return RUNS.computeIfAbsent(seed, _ -> {
            Run run = new Run();
            new Retailer(new Retailer.Plan(seed, FIRST, 5, 2_000), (event, _) -> run.hear(event)).live(_ -> {});
            return run;
        });
    }

    private void hear(BusinessEvent event) {
        books.told(event);
        switch (event) {
            case BalanceStated stated -> hear(stated);
            case GiftCardMoved move ->
                onCards.put(
                        move.envelope().source() + move.card(),
                        Objects.requireNonNull(move.balance()).minor());
            case BankLineStated line ->
                bankedMinor.merge(
                        key(event, line.amount().currency()), line.amount().minor(), Long::sum);
            case CashMoved move
            when move.kind() == CashMove.PAID_OUT || move.kind() == CashMove.PAID_IN ->
                unclassified(
                        event,
                        move.amount().currency(),
                        move.kind() == CashMove.PAID_OUT
                                ? move.amount().minor()
                                : -move.amount().minor());
            case SettlementLineStated line -> hear(line);
            case FxRateSet rate -> rates.put(rate.envelope().entity() + rate.from() + rate.to(), rate.rate());
            default -> {}
        }
    }

    private void hear(SettlementLineStated line) {
        boolean isOfProcessor = line.envelope().role() == SourceRole.PROCESSOR;
        if (line.kind() == SettlementKind.ADJUSTMENT && isOfProcessor) {
            unclassified(line, line.gross().currency(), -line.gross().minor());
        }
        if (line.kind() == SettlementKind.CONVERSION && line.rate() == null) {
            BigDecimal rate = Objects.requireNonNull(rates.get("DEGBPEUR"));
            convertedMinor += BigDecimal.valueOf(-line.gross().minor())
                    .multiply(rate)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    private void hear(BalanceStated stated) {
        statements.merge(stated.kind(), 1, Integer::sum);
        switch (stated.kind()) {
            case PROCESSOR, PROCESSOR_RESERVE -> compare(stated, minor(stated), collected(stated));
            case ON_HAND -> {
                int at = stated.account().indexOf('@');
                compare(
                        stated,
                        Objects.requireNonNull(stated.units()),
                        books.pieces(
                                stated.account().substring(at + 1),
                                stated.account().substring(0, at)));
            }
            case GIFT_CARD -> {
                Long before = onCards.putIfAbsent(stated.envelope().source() + stated.account(), minor(stated));
                compare(stated, minor(stated), before == null ? minor(stated) : before);
            }
            case BANK, ERP_ACCOUNT -> throw new AssertionError("nobody states " + stated);
        }
    }

    private long collected(BalanceStated stated) {
        Account account = stated.kind() == BalanceKind.PROCESSOR_RESERVE
                ? Account.RESERVE
                : Objects.requireNonNull(Clearing.of(stated.envelope()));
        return sums.of(
                account,
                stated.envelope().source(),
                Objects.requireNonNull(stated.balance()).currency());
    }

    private static long minor(BalanceStated stated) {
        return Objects.requireNonNull(stated.balance()).minor();
    }

    private void compare(BalanceStated stated, long theirs, long ours) {
        if (theirs != ours) {
            different.add(ours + " in the books, " + stated);
        }
    }

    private void unclassified(BusinessEvent event, java.util.Currency currency, long minor) {
        unclassifiedMinor.merge(key(event, currency), minor, Long::sum);
    }

    private static String key(BusinessEvent event, java.util.Currency currency) {
        return event.envelope().entity() + " " + currency;
    }

    /// The balances of an account other than zero, by entity and currency; a debit is positive.
    Map<String, Long> balances(Account account) {
        Map<String, Long> balances = new TreeMap<>();
        books.journal().books().forEach(book -> {
            if (book.balanceMinor(account) != 0) {
                balances.put(book.entity() + " " + book.currency(), book.balanceMinor(account));
            }
        });
        return balances;
    }

    /// Over all entities and currencies, for what is compared as one sum.
    long turnoverMinor(Account account) {
        return books.journal().books().stream()
                .mapToLong(book -> book.debitsMinor(account) + book.creditsMinor(account))
                .sum();
    }

    /// Over all entities and currencies.
    long creditMinor(Account account) {
        return books.journal().books().stream()
                .mapToLong(book -> book.creditsMinor(account))
                .sum();
    }

    /// Which entities have anything in an account, sorted.
    Set<String> entities(Account account) {
        Set<String> entities = new TreeSet<>();
        books.journal().books().stream()
                .filter(book -> book.isUsed(account))
                .forEach(book -> entities.add(book.entity()));
        return entities;
    }

    /// What is open of an account by what its sub-ledger is kept by.
    static final class KeyedSums implements Journal.Reader {

        private final Map<Account, Map<String, Long>> open = new EnumMap<>(Account.class);

        @Override
        public void posted(Entry entry, Entry.Line line) {
            open.computeIfAbsent(line.account(), _ -> new TreeMap<>())
                    .merge(
                            keyOf(line.account(), entry.cause()) + " " + entry.currency(),
                            line.minor(),
                            (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
        }

        /// Empty where all of it came to zero.
        Map<String, Long> open(Account account) {
            return open.getOrDefault(account, Map.of());
        }

        long of(Account account, String key, java.util.Currency currency) {
            return open(account).getOrDefault(key + " " + currency, 0L);
        }

        private static String keyOf(Account account, BusinessEvent cause) {
            return switch (account) {
                case ORDER_CLEARING, ISSUE_CLEARING -> named(cause, ReferenceType.ORDER);
                case REFUNDS_PAYABLE ->
                    has(cause, ReferenceType.RETURN) != null
                            ? named(cause, ReferenceType.RETURN)
                            : named(cause, ReferenceType.ORDER);
                case EXCHANGE_CLEARING -> named(cause, ReferenceType.EXCHANGE);
                case DISPUTED_FUNDS -> named(cause, ReferenceType.CHARGEBACK);
                case INVENTORY_IN_TRANSIT -> named(cause, ReferenceType.TRANSFER);
                case DEPOSITS_IN_TRANSIT -> named(cause, ReferenceType.DEPOSIT);
                case BREAKAGE_CONTRA ->
                    cause instanceof BreakageRecognised recognised
                            ? recognised.cohort()
                            : Objects.requireNonNull(((GiftCardMoved) cause).cohort());
                case FACILITATOR_TAX -> named(cause, ReferenceType.PAYOUT);
                case PAYOUTS_IN_TRANSIT ->
                    cause instanceof BankLineStated line
                            ? Objects.requireNonNull(line.text())
                            : "PAYOUT " + cause.envelope().subject();
                default -> cause.envelope().source();
            };
        }

        private static String named(BusinessEvent event, ReferenceType type) {
            return Objects.requireNonNull(has(event, type), () -> "no " + type + " in " + event);
        }

        private static @Nullable String has(BusinessEvent event, ReferenceType type) {
            return event.envelope().references().stream()
                    .filter(reference -> reference.type() == type)
                    .map(Object::toString)
                    .findFirst()
                    .orElse(null);
        }
    }
}
