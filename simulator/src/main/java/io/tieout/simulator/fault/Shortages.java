package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Message;
import io.tieout.simulator.retailer.Sent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Money and goods that are really gone. What is counted, stated and banked afterwards lacks them too.
final class Shortages implements Listener {

    private static final long SHORT_MINOR = 2_000;
    private static final long MISSING_PIECES = 2;
    private static final String AMOUNT = "amount";

    private final Chance chance;
    private final Truth truth;
    private final Listener next;

    /// By item and place, since the transfer or the count that showed it.
    private final Map<String, Long> missingPieces = new HashMap<>();

    /// By transfer of which pieces are missing, what arrived.
    private final Map<String, Money> arrivedWorth = new HashMap<>();

    /// By store until its deposit is bagged, then by deposit until it is banked.
    private final Map<String, Long> missingMinor = new HashMap<>();

    Shortages(Chance chance, Truth truth, Listener next) {
        this.chance = chance;
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        BusinessEvent shorter = switch (event) {
            case StockMoved move when move.kind() == StockMove.TRANSFER_IN -> arrived(move);
            case StockCounted count -> counted(count);
            case TillCounted count -> counted(count);
            case CashDeposited deposit -> bagged(deposit);
            case BankLineStated line -> banked(line);
            case BalanceStated balance when balance.units() != null -> stated(balance);
            case HandoffRecorded log when sent != null -> sentAsArrived(log, sent);
            case ErpEntryPosted document when sent != null -> postedAsArrived(document, sent);
            default -> event;
        };
        next.told(shorter, sent);
    }

    private boolean happens(Fault fault, BusinessEvent event) {
        return chance.isPlanned(fault) && happens(fault, event, Records.about(event, null));
    }

    private boolean happens(Fault fault, BusinessEvent event, String about) {
        if (!chance.of(fault, about)) {
            return false;
        }
        Envelope envelope = event.envelope();
        truth.happened(new Injection(fault, about, null, envelope.entity(), null, envelope.receivedAt()));
        return true;
    }

    private StockMoved arrived(StockMoved move) {
        String transfer = Records.reference(move, ReferenceType.TRANSFER)
                .map(Reference::toString)
                .orElseGet(() -> Records.about(move, null));
        boolean isShort = move.quantity() > MISSING_PIECES
                && chance.isPlanned(Fault.TRANSFER_SHORT)
                && happens(Fault.TRANSFER_SHORT, move, transfer);
        if (!isShort) {
            return move;
        }
        missingPieces.merge(place(move.sku(), move.location()), MISSING_PIECES, Long::sum);
        Money each = move.unitCost();
        if (each != null) {
            arrivedWorth.put(
                    transfer,
                    new Money(Math.multiplyExact(each.minor(), move.quantity() - MISSING_PIECES), each.currency()));
        }
        return Copy.of(move).with("quantity", move.quantity() - MISSING_PIECES).make();
    }

    /// Who booked fewer pieces hands fewer over.
    private HandoffRecorded sentAsArrived(HandoffRecorded log, Sent sent) {
        Money worth = arrivedWorth(sent);
        if (worth == null || !log.fields().containsKey(AMOUNT)) {
            return log;
        }
        Map<String, String> fields = new TreeMap<>(log.fields());
        fields.put(AMOUNT, worth.decimal());
        return Copy.of(log).with("fields", fields).make();
    }

    private ErpEntryPosted postedAsArrived(ErpEntryPosted document, Sent sent) {
        Money worth = arrivedWorth(sent);
        return worth == null ? document : Documents.of(document, worth);
    }

    private @Nullable Money arrivedWorth(Sent sent) {
        Message message = sent.message();
        return message.documentType() == DocumentType.STOCK_TRANSFER_IN
                ? arrivedWorth.get(message.about().toString())
                : null;
    }

    /// A count is told when it is made and again when it is approved.
    private StockCounted counted(StockCounted count) {
        String place = place(count.sku(), count.location());
        long missing = missingPieces.getOrDefault(place, 0L);
        if (missing == 0 && count.quantity() >= MISSING_PIECES && happens(Fault.STOCK_SHORT, count)) {
            missing = MISSING_PIECES;
            if (count.approvedBy() != null) {
                missingPieces.put(place, missing);
            }
        } else if (missing > 0) {
            truth.follows(Records.about(count, null));
        }
        long quantity = Math.max(0, count.quantity() - missing);
        return missing == 0 ? count : Copy.of(count).with("quantity", quantity).make();
    }

    private BalanceStated stated(BalanceStated balance) {
        long missing = missingPieces.getOrDefault(balance.account(), 0L);
        Long units = balance.units();
        if (units == null) {
            return balance;
        }
        if (missing == 0) {
            // What was there before the first day is true: what is stated next would be wrong instead.
            boolean isMisstated =
                    balance.use() == null && units >= MISSING_PIECES && happens(Fault.STOCK_MISSTATED, balance);
            return isMisstated
                    ? Copy.of(balance).with("units", units - MISSING_PIECES).make()
                    : balance;
        }
        truth.follows(Records.about(balance, null));
        return Copy.of(balance).with("units", units - missing).make();
    }

    private TillCounted counted(TillCounted count) {
        if (count.amount().minor() < SHORT_MINOR || !happens(Fault.TILL_SHORT, count)) {
            return count;
        }
        missingMinor.merge(count.store(), SHORT_MINOR, Long::sum);
        return Copy.of(count).with("amount", less(count.amount(), SHORT_MINOR)).make();
    }

    private CashDeposited bagged(CashDeposited deposit) {
        Long missing = missingMinor.remove(deposit.store());
        if (missing == null || missing >= deposit.amount().minor()) {
            return deposit;
        }
        String about = Records.about(deposit, null);
        missingMinor.put(about, missing);
        truth.follows(about);
        return Copy.of(deposit).with("amount", less(deposit.amount(), missing)).make();
    }

    private BankLineStated banked(BankLineStated line) {
        String deposit = Records.reference(line, ReferenceType.DEPOSIT)
                .map(Reference::toString)
                .orElse(null);
        if (deposit == null) {
            return line;
        }
        Long missing = missingMinor.remove(deposit);
        if (missing != null) {
            truth.follows(Records.about(line, null));
        } else if (line.amount().minor() > SHORT_MINOR && happens(Fault.DEPOSIT_SHORT, line)) {
            missing = SHORT_MINOR;
        }
        return missing == null
                ? line
                : Copy.of(line).with("amount", less(line.amount(), missing)).make();
    }

    private static Money less(Money amount, long minor) {
        return amount.minus(new Money(minor, amount.currency()));
    }

    private static String place(String sku, String location) {
        return sku + "@" + location;
    }
}
