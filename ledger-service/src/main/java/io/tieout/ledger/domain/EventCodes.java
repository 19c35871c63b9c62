package io.tieout.ledger.domain;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ChargebackEvent;
import io.tieout.event.CustomerEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.HandoffEvent;
import io.tieout.event.ItemLine;
import io.tieout.event.OrderEvent;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.SaleEvent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SettlementEvent;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StoreDayEvent;
import io.tieout.event.StoredValueEvent;
import io.tieout.event.TenderLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of an event's fields are codes that the books are kept by, or that others are compared with. A new event type
/// does not compile until it is decided here.
final class EventCodes {

    /// What a code is written as.
    interface Coding {
        String of(CodeKind kind, String code);
    }

    private EventCodes() {}

    /// The same event with each of its codes written by `coding`. What names an event (source, subject, transition)
    /// stays, except for a cost, whose subject is the SKU.
    static BusinessEvent rewritten(BusinessEvent event, Coding coding) {
        return switch (event) {
            case OrderEvent _, StoreDayEvent _, HandoffEvent _, CustomerEvent _, ChargebackEvent _ -> event;
            case StoredValueEvent _, SettlementEvent _, BankLineStated _, InvoiceIssued _ -> event;
            case PaymentAuthorized _, PaymentFailed _, PaymentVoided _, RefundProcessed _ -> event;
            case SaleEvent sale -> sale(sale, coding);
            case PaymentCaptured capture ->
                new PaymentCaptured(capture.envelope(), capture.amount(), tender(capture.tender(), coding));
            case RefundIssued refund ->
                new RefundIssued(
                        refund.envelope(),
                        refund.intent(),
                        refund.basis(),
                        refund.amount(),
                        refund.tax(),
                        tender(refund.tender(), coding),
                        refund.reason(),
                        refund.extent(),
                        refund.cardDigits());
            case FulfilmentConfirmed delivery ->
                new FulfilmentConfirmed(
                        delivery.envelope(),
                        delivery.kind(),
                        items(delivery.lines(), coding),
                        delivery.total(),
                        delivery.facilitatorTax(),
                        location(delivery.location(), coding));
            case CashEvent cash -> cash(cash, coding);
            case StockEvent stock -> stock(stock, coding);
            case BalanceStated statement -> statement(statement, coding);
            case ErpEntryPosted document -> document(document, coding);
            case UnitCostChanged cost ->
                new UnitCostChanged(
                        withSubject(
                                cost.envelope(),
                                coding.of(CodeKind.SKU, cost.envelope().subject())),
                        cost.effectiveAt(),
                        cost.cost(),
                        location(cost.location(), coding));
            case ReferenceDataEvent _ -> event;
        };
    }

    private static SaleEvent sale(SaleEvent event, Coding coding) {
        String store = coding.of(CodeKind.LOCATION, event.store());
        return switch (event) {
            case SaleRecorded sale ->
                new SaleRecorded(
                        sale.envelope(),
                        store,
                        sale.register(),
                        sale.cashier(),
                        sale.receiptNumber(),
                        sale.total(),
                        items(sale.lines(), coding),
                        tenders(sale.tenders(), coding));
            case ReturnRecorded back ->
                new ReturnRecorded(
                        back.envelope(),
                        store,
                        back.register(),
                        back.cashier(),
                        back.receiptNumber(),
                        back.proof(),
                        back.total(),
                        items(back.lines(), coding),
                        tenders(back.tenders(), coding),
                        back.reason());
            case ExchangeRecorded exchange ->
                new ExchangeRecorded(
                        exchange.envelope(),
                        store,
                        exchange.register(),
                        exchange.cashier(),
                        exchange.receiptNumber(),
                        exchange.returned(),
                        exchange.sold(),
                        items(exchange.returnedLines(), coding),
                        items(exchange.soldLines(), coding),
                        tenders(exchange.paid(), coding),
                        tenders(exchange.givenBack(), coding));
        };
    }

    private static CashEvent cash(CashEvent event, Coding coding) {
        String store = coding.of(CodeKind.LOCATION, event.store());
        return switch (event) {
            case CashMoved move ->
                new CashMoved(move.envelope(), move.kind(), store, move.register(), move.amount(), move.reason());
            case TillCounted count ->
                new TillCounted(
                        count.envelope(), store, count.register(), count.cashier(), count.amount(), count.expected());
            case CashDeposited deposit -> new CashDeposited(deposit.envelope(), store, deposit.amount());
        };
    }

    private static StockEvent stock(StockEvent event, Coding coding) {
        String sku = coding.of(CodeKind.SKU, event.sku());
        String location = coding.of(CodeKind.LOCATION, event.location());
        return switch (event) {
            case StockMoved move ->
                new StockMoved(
                        move.envelope(),
                        move.kind(),
                        sku,
                        location,
                        move.quantity(),
                        move.unitCost(),
                        move.condition(),
                        move.transfer(),
                        move.reason());
            case StockCounted count ->
                new StockCounted(count.envelope(), sku, location, count.quantity(), count.approvedBy());
        };
    }

    private static BalanceStated statement(BalanceStated statement, Coding coding) {
        int at = statement.account().indexOf('@');
        if (statement.kind() == BalanceKind.ON_HAND && at >= 0) {
            return withAccount(
                    statement,
                    coding.of(CodeKind.SKU, statement.account().substring(0, at)) + "@"
                            + coding.of(CodeKind.LOCATION, statement.account().substring(at + 1)));
        }
        return statement.kind() == BalanceKind.ERP_ACCOUNT
                ? withAccount(statement, coding.of(CodeKind.ACCOUNT, statement.account()))
                : statement;
    }

    private static BalanceStated withAccount(BalanceStated statement, String account) {
        return new BalanceStated(
                statement.envelope(),
                statement.kind(),
                account,
                statement.balance(),
                statement.units(),
                statement.asOf(),
                statement.use());
    }

    private static ErpEntryPosted document(ErpEntryPosted document, Coding coding) {
        return new ErpEntryPosted(
                document.envelope(),
                document.state(),
                document.documentType(),
                document.amount(),
                document.postingDate(),
                document.period(),
                document.carries(),
                document.reason(),
                document.extent(),
                document.lines().stream()
                        .map(line ->
                                new ErpLine(coding.of(CodeKind.ACCOUNT, line.account()), line.side(), line.amount()))
                        .toList(),
                document.enteredBy(),
                document.exceptionCode(),
                document.tender() == null ? null : tender(document.tender(), coding),
                document.cardDigits());
    }

    private static String tender(String code, Coding coding) {
        return coding.of(CodeKind.TENDER, code);
    }

    private static @Nullable String location(@Nullable String code, Coding coding) {
        return code == null ? null : coding.of(CodeKind.LOCATION, code);
    }

    private static List<TenderLine> tenders(List<TenderLine> tenders, Coding coding) {
        return tenders.stream()
                .map(line -> new TenderLine(tender(line.tender(), coding), line.amount()))
                .toList();
    }

    private static List<ItemLine> items(List<ItemLine> lines, Coding coding) {
        return lines.stream().map(line -> item(line, coding)).toList();
    }

    private static ItemLine item(ItemLine line, Coding coding) {
        return line.sku() == null
                ? line
                : new ItemLine(
                        line.id(),
                        line.kind(),
                        coding.of(CodeKind.SKU, line.sku()),
                        line.quantity(),
                        line.gross(),
                        line.discount(),
                        line.tax(),
                        line.promotion(),
                        line.condition());
    }

    private static Envelope withSubject(Envelope envelope, String subject) {
        return new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                envelope.deliveryId(),
                subject,
                envelope.occurredAt(),
                envelope.receivedAt(),
                envelope.businessDate(),
                envelope.correlationLabel(),
                envelope.references(),
                envelope.provenance(),
                envelope.registered());
    }
}
