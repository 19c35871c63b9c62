package io.tieout.simulator.fault;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the statements of the processors true to what really happened to their money: lines, payouts, what the bank
/// and the ERP have of them, and stated balances.
final class Statements implements Listener {

    private static final Duration HELD = Duration.ofDays(2);

    private final Truth truth;
    private final Listener next;

    /// By processor.
    private final Map<String, Account> accounts = new HashMap<>();

    /// By payout, how much more it is than it would have been.
    private final Map<String, Long> changes = new HashMap<>();

    /// Something that the processor's account has and the clean retailer's has not.
    ///
    /// @param grossMinor negative where money leaves
    record Extra(SettlementKind kind, Reference about, long grossMinor, long feeMinor) {}

    private record Waiting(Instant since, Extra extra) {}

    /// What is different about an account until its next payouts.
    private static final class Account {
        private final List<Waiting> waiting = new ArrayList<>();

        /// Lines that will not be told, with their gross.
        private final Map<String, Long> withdrawn = new TreeMap<>();

        long balanceMinor(Instant asOf) {
            return waiting.stream()
                            .filter(each -> !each.since().isAfter(asOf))
                            .mapToLong(each -> each.extra().grossMinor())
                            .sum()
                    - withdrawn.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    Statements(Truth truth, Listener next) {
        this.truth = truth;
        this.next = next;
    }

    /// Something happened at the processor that the clean retailer does not know.
    void add(BusinessEvent happened, Extra extra) {
        add(happened, happened.envelope().receivedAt(), extra);
    }

    /// The same from a later instant on.
    void add(BusinessEvent happened, Instant since, Extra extra) {
        account(happened.envelope()).waiting.add(new Waiting(since, extra));
    }

    /// Something did not happen there.
    ///
    /// @param about the processor's name of it, as its statement has it
    void withdraw(BusinessEvent missing, String about, Money gross) {
        account(missing.envelope()).withdrawn.put(about, gross.minor());
    }

    /// The processor takes twice its fee.
    void dearer(SettlementLineStated line) {
        Money fee = line.fee().plus(line.fee());
        changePayout(line, -line.fee().minor());
        next.told(
                Copy.of(line)
                        .with("fee", fee)
                        .with("net", line.gross().minus(fee))
                        .make(),
                null);
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        switch (event) {
            case SettlementLineStated line -> stated(line);
            case PayoutChanged payout -> changed(payout);
            case BankLineStated line -> banked(line);
            case BalanceStated balance when balance.kind() == BalanceKind.PROCESSOR -> stated(balance);
            default -> next.told(sent == null ? event : ofPayout(event, sent), sent);
        }
    }

    private void stated(SettlementLineStated line) {
        Account account = accounts.get(line.envelope().source());
        if (account != null) {
            for (Reference reference : line.envelope().references()) {
                if (account.withdrawn.remove(reference.toString()) != null) {
                    changePayout(line, -line.net().minor());
                    truth.neverWas(Records.about(line, null));
                    return;
                }
            }
        }
        next.told(line, null);
    }

    private void changePayout(SettlementLineStated line, long minor) {
        Records.reference(line, ReferenceType.PAYOUT).ifPresent(payout -> change(payout.toString(), minor));
    }

    private void change(String payout, long minor) {
        changes.merge(payout, minor, Long::sum);
        truth.follows(payout);
    }

    private void changed(PayoutChanged payout) {
        if (payout.status() == PayoutStatus.INITIATED && payout.method() == PayoutMethod.AUTOMATIC) {
            tellExtras(payout);
        }
        Long change = changes.get(Records.about(payout, null));
        next.told(
                change == null
                        ? payout
                        : Copy.of(payout)
                                .with("amount", more(payout.amount(), change))
                                .make(),
                null);
    }

    private void tellExtras(PayoutChanged payout) {
        Account account = accounts.get(payout.envelope().source());
        if (account == null) {
            return;
        }
        Instant before = payout.envelope().occurredAt().minus(HELD);
        List<Waiting> due = account.waiting.stream()
                .filter(each -> each.since().isBefore(before))
                .toList();
        account.waiting.removeAll(due);
        for (int i = 0; i < due.size(); i++) {
            SettlementLineStated line = line(payout, due.get(i).extra(), i + 1);
            changePayout(line, line.net().minor());
            truth.follows(Records.about(line, null));
            next.told(line, null);
        }
    }

    private static SettlementLineStated line(PayoutChanged payout, Extra extra, int number) {
        Envelope of = payout.envelope();
        String id = of.subject() + "-x" + number;
        Money like = payout.amount();
        Money gross = new Money(extra.grossMinor(), like.currency());
        Money fee = new Money(extra.feeMinor(), like.currency());
        Envelope envelope = Copy.of(payout)
                .in(of.withReferences(
                        List.of(extra.about(), new Reference(ReferenceType.PAYOUT, of.source(), of.subject()))))
                .as(id, id)
                .make()
                .envelope();
        return new SettlementLineStated(
                envelope,
                extra.kind(),
                extra.kind().code(),
                payout.account(),
                gross,
                fee,
                null,
                gross.minus(fee),
                of.businessDate(),
                null,
                null);
    }

    private void banked(BankLineStated line) {
        Long change = line.text() == null ? null : changeOf(line.text());
        if (change != null) {
            truth.follows(Records.about(line, null));
        }
        next.told(
                change == null
                        ? line
                        : Copy.of(line)
                                .with("amount", more(line.amount(), change))
                                .make(),
                null);
    }

    /// The bank knows a payout by its text alone.
    private @Nullable Long changeOf(String text) {
        for (Map.Entry<String, Long> each : changes.entrySet()) {
            String payout = each.getKey();
            if (text.endsWith(" " + payout.substring(payout.lastIndexOf(':') + 1))) {
                return each.getValue();
            }
        }
        return null;
    }

    private void stated(BalanceStated balance) {
        Account account = accounts.get(balance.envelope().source());
        long change = account == null ? 0 : account.balanceMinor(balance.asOf());
        Money stated = balance.balance();
        if (change == 0 || stated == null) {
            next.told(balance, null);
            return;
        }
        truth.follows(Records.about(balance, null));
        next.told(Copy.of(balance).with("balance", more(stated, change)).make(), null);
    }

    /// What the interface and the ERP have of a payout is what it is.
    private BusinessEvent ofPayout(BusinessEvent event, Sent sent) {
        Long change = changes.get(sent.message().about().toString());
        if (change == null) {
            return event;
        }
        return switch (event) {
            case ErpEntryPosted document -> ofPayout(document, sent, ofDocument(change, sent));
            case HandoffRecorded log
            when log.fields().containsKey("amount") -> {
                Map<String, String> fields = new TreeMap<>(log.fields());
                fields.put(
                        "amount",
                        more(sent.message().amount(), ofDocument(change, sent))
                                .magnitude()
                                .decimal());
                yield Copy.of(log).with("fields", fields).make();
            }
            default -> event;
        };
    }

    private static ErpEntryPosted ofPayout(ErpEntryPosted document, Sent sent, long change) {
        ErpEntryPosted more =
                Documents.of(document, more(document.amount(), change).magnitude());
        Money now = more(sent.message().amount(), change);
        return now.isNegative() || (now.isZero() && isCollected(sent)) ? Documents.theOtherWay(more) : more;
    }

    /// Documents have no sign: more money makes less of what the processor collects.
    private static long ofDocument(long change, Sent sent) {
        return isCollected(sent) ? -change : change;
    }

    /// Only what is below zero is: nothing at all is a payout.
    private static boolean isCollected(Sent sent) {
        return switch (sent.message().documentType()) {
            case PAYOUT_COLLECTED, MARKETPLACE_PAYOUT_COLLECTED -> true;
            default -> false;
        };
    }

    private Account account(Envelope envelope) {
        return accounts.computeIfAbsent(envelope.source(), _ -> new Account());
    }

    private static Money more(Money amount, long minor) {
        return amount.plus(new Money(minor, amount.currency()));
    }
}
