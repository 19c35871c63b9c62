package io.tieout.ledger.domain;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.CustomerEvent;
import io.tieout.event.ErpEvent;
import io.tieout.event.FulfilmentEvent;
import io.tieout.event.HandoffEvent;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SaleEvent;
import io.tieout.event.SettlementEvent;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StatementUse;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StoreDayEvent;
import io.tieout.event.StoredValueEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of an event may book, part by part. A new event type does not compile until it is decided here.
final class Claims {

    static final String SAME_ENTITY = "same";
    static final String OTHER_ENTITY = "other";
    static final String YES = "yes";
    static final String NO = "no";

    /// Stands for a word that the vendor left out.
    private static final String NO_WORD = "none";

    private Claims() {}

    /// What the event itself has the amounts of; nothing for events that never book.
    static List<Claim> of(BusinessEvent event, BankWords bankWords) {
        return switch (event) {
            case OrderEvent _, StoreDayEvent _, ErpEvent _, HandoffEvent _, CustomerEvent _, ReferenceDataEvent _ ->
                List.of();
            case PaymentAuthorized _, PaymentFailed _, StockCounted _ -> List.of();
            case SaleEvent sale -> SaleClaims.of(sale);
            case FulfilmentEvent delivery -> SaleClaims.of(delivery);
            case PaymentCaptured capture ->
                whole(FactPart.CAPTURE, Map.of("tender", capture.tender()), capture.amount());
            case PaymentVoided undone ->
                whole(FactPart.VOID, Map.of("voided", undone.voided().code()), undone.amount());
            case RefundIssued refund -> List.of(refund(refund));
            case RefundProcessed refund ->
                whole(FactPart.PAID_REFUND, Map.of("status", statusOf(refund)), refund.amount());
            case StoredValueEvent move -> StoredValueClaims.of(move);
            case SettlementEvent line -> SettlementClaims.of(line);
            case ChargebackChanged dispute -> List.of(dispute(dispute));
            case CashEvent cash -> List.of(cash(cash));
            case BankLineStated line -> List.of(bankLine(line, bankWords));
            case BalanceStated statement -> statement(statement);
            case StockMoved move -> StockClaims.of(move);
        };
    }

    /// What of the event waits for a value of the books.
    static List<Pending> pending(BusinessEvent event) {
        return switch (event) {
            case SaleEvent sale -> SaleClaims.pending(sale);
            case FulfilmentEvent delivery -> SaleClaims.pending(delivery);
            case SettlementEvent line -> SettlementClaims.pending(line);
            case StockMoved move -> StockClaims.pending(move);
            case BalanceStated statement -> StockClaims.pending(statement);
            default -> List.of();
        };
    }

    static List<Claim> whole(FactPart part, Map<String, String> codes, Money amount) {
        return List.of(Claim.of(part, codes, Map.of(), amount));
    }

    static String word(@Nullable String sent) {
        return sent == null ? NO_WORD : sent;
    }

    static Money orZero(@Nullable Money amount, Money like) {
        return amount == null ? Money.zero(like.currency()) : amount;
    }

    private static Claim refund(RefundIssued refund) {
        Money tax = orZero(refund.tax(), refund.amount());
        return Claim.of(
                FactPart.REFUND,
                Map.of(
                        "intent", refund.intent().code(),
                        "basis", refund.basis().code(),
                        "tender", refund.tender()),
                Map.of(),
                refund.amount().minus(tax),
                tax);
    }

    private static String statusOf(RefundProcessed refund) {
        return refund.status() == RefundStatus.UNMAPPED
                ? refund.statusAsSent()
                : refund.status().code();
    }

    private static Claim dispute(ChargebackChanged dispute) {
        return Claim.of(
                FactPart.DISPUTE,
                Map.of("stage", dispute.stage().code(), "reason", word(dispute.reason())),
                Map.of(),
                dispute.amount(),
                orZero(dispute.fee(), dispute.amount()));
    }

    private static Claim cash(CashEvent event) {
        return switch (event) {
            case CashMoved move ->
                Claim.of(
                        FactPart.CASH,
                        Map.of("kind", move.kind().code(), "reason", word(move.reason())),
                        SaleClaims.till(move.store(), move.register()),
                        move.amount());
            case TillCounted count -> {
                Money expected = count.expected() == null ? count.amount() : count.expected();
                yield Claim.of(
                        FactPart.COUNT,
                        Map.of(),
                        SaleClaims.till(count.store(), count.register()),
                        expected,
                        count.amount().minus(expected));
            }
            case CashDeposited deposit ->
                Claim.of(
                        FactPart.DEPOSIT,
                        Map.of(),
                        Map.of(
                                SubKey.STORE, deposit.store(),
                                SubKey.DEPOSIT, deposit.envelope().subject()),
                        deposit.amount());
        };
    }

    private static Claim bankLine(BankLineStated line, BankWords words) {
        BankWords.Named named = words.read(line);
        Map<String, String> codes = Map.of("purpose", named.purpose().code());
        Map<SubKey, String> keys = switch (named.purpose()) {
            case PAYOUT -> Map.of(SubKey.PAYOUT, word(named.id()));
            case DEPOSIT -> Map.of(SubKey.DEPOSIT, word(named.id()));
            case OTHER -> Map.of();
        };
        return Claim.of(FactPart.BANK_LINE, codes, keys, line.amount());
    }

    private static List<Claim> statement(BalanceStated statement) {
        if (statement.balance() == null) {
            return List.of();
        }
        Map<SubKey, String> keys = statement.kind() == BalanceKind.GIFT_CARD
                ? Map.of(SubKey.CARD, statement.account())
                : Map.of(SubKey.ACCOUNT, statement.account());
        return List.of(Claim.of(
                FactPart.STATEMENT,
                Map.of("kind", statement.kind().code(), "use", useOf(statement)),
                keys,
                statement.balance()));
    }

    static String useOf(BalanceStated statement) {
        return statement.use() == null
                ? StatementUse.CONTROL.code()
                : statement.use().code();
    }
}
