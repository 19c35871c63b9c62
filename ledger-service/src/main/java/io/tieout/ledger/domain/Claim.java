package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.CustomerEvent;
import io.tieout.event.ErpEvent;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
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
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StoreDayEvent;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What posting rules look at: the codes and amounts of an event that may book.
///
/// @param openCodeAsSent the value of [BookableFact#openCode()] in the vendor's own words
record Claim(BookableFact fact, Map<String, String> codes, String openCodeAsSent, Money amount, Money tax) {

    /// Empty for events that never book. A new event type does not compile until it is decided here.
    static Optional<Claim> of(BusinessEvent event) {
        return switch (event) {
            case OrderEvent _, StoreDayEvent _, ErpEvent _, HandoffEvent _, CustomerEvent _, ReferenceDataEvent _ ->
                Optional.empty();
            case PaymentAuthorized _, PaymentFailed _, InvoiceIssued _, BalanceStated _, GiftCardStateChanged _ ->
                Optional.empty();
            // The default policy has no rows for these yet; until it does they are kept as evidence.
            case SaleRecorded _,
                    ReturnRecorded _,
                    ExchangeRecorded _,
                    PaymentVoided _,
                    FulfilmentConfirmed _,
                    GiftCardMoved _,
                    BreakageRecognised _,
                    PayoutChanged _,
                    SettlementLineStated _,
                    ChargebackChanged _,
                    CashMoved _,
                    TillCounted _,
                    CashDeposited _,
                    BankLineStated _,
                    StockMoved _,
                    StockCounted _ -> Optional.empty();
            case PaymentCaptured payment ->
                claim(
                        BookableFact.PAYMENT_CAPTURED,
                        Map.of("tender", payment.tender()),
                        payment.tender(),
                        payment.amount(),
                        null);
            case RefundIssued refund ->
                claim(
                        BookableFact.REFUND_ISSUED,
                        Map.of(
                                "intent", refund.intent().code(),
                                "basis", refund.basis().code(),
                                "tender", refund.tender()),
                        refund.tender(),
                        refund.amount(),
                        refund.tax());
            case RefundProcessed refund ->
                claim(
                        BookableFact.REFUND_PROCESSED,
                        Map.of("status", refund.status().code()),
                        refund.status() == RefundStatus.UNMAPPED
                                ? refund.statusAsSent()
                                : refund.status().code(),
                        refund.amount(),
                        null);
        };
    }

    Money net() {
        return amount.minus(tax);
    }

    private static Optional<Claim> claim(
            BookableFact fact, Map<String, String> codes, String openCode, Money amount, @Nullable Money tax) {
        return Optional.of(new Claim(fact, codes, openCode, amount, tax == null ? Money.zero(amount.currency()) : tax));
    }
}
