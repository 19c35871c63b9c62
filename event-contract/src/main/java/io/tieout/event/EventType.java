package io.tieout.event;

import static io.tieout.event.SourceRole.BANK;
import static io.tieout.event.SourceRole.ERP;
import static io.tieout.event.SourceRole.GIFT_CARD_PLATFORM;
import static io.tieout.event.SourceRole.INTEGRATION;
import static io.tieout.event.SourceRole.MARKETPLACE;
import static io.tieout.event.SourceRole.OMS;
import static io.tieout.event.SourceRole.PIM;
import static io.tieout.event.SourceRole.POS;
import static io.tieout.event.SourceRole.PROCESSOR;
import static io.tieout.event.SourceRole.STOREFRONT;
import static io.tieout.event.SourceRole.TAX_ENGINE;
import static io.tieout.event.SourceRole.WMS;

import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.CustomerEvent.CustomerObserved;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderChanged;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceDataEvent.ItemChanged;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.ReferenceDataEvent.PriceChanged;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import io.tieout.event.StoreDayEvent.StoreDayOpened;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The event types of the contract with their CloudEvents names. The version is part of the name.
public enum EventType implements Coded {
    ORDER_PLACED("tieout.order.placed.v1", OrderPlaced.class, STOREFRONT, POS, MARKETPLACE),
    ORDER_CHANGED("tieout.order.changed.v1", OrderChanged.class, STOREFRONT, POS, MARKETPLACE, OMS),
    ORDER_CANCELLED("tieout.order.cancelled.v1", OrderCancelled.class, STOREFRONT, POS, MARKETPLACE, OMS),
    SALE_RECORDED("tieout.sale.recorded.v1", SaleRecorded.class, POS, STOREFRONT, MARKETPLACE),
    RETURN_RECORDED("tieout.return.recorded.v1", ReturnRecorded.class, POS, STOREFRONT, MARKETPLACE),
    EXCHANGE_RECORDED("tieout.exchange.recorded.v1", ExchangeRecorded.class, POS, STOREFRONT, MARKETPLACE),
    PAYMENT_AUTHORIZED("tieout.payment.authorized.v1", PaymentAuthorized.class, PROCESSOR, STOREFRONT),
    PAYMENT_CAPTURED("tieout.payment.captured.v1", PaymentCaptured.class, PROCESSOR, STOREFRONT, MARKETPLACE),
    PAYMENT_VOIDED("tieout.payment.voided.v1", PaymentVoided.class, PROCESSOR, STOREFRONT),
    PAYMENT_FAILED("tieout.payment.failed.v1", PaymentFailed.class, PROCESSOR, STOREFRONT),
    FULFILMENT_CONFIRMED(
            "tieout.fulfilment.confirmed.v1", FulfilmentConfirmed.class, WMS, OMS, STOREFRONT, POS, MARKETPLACE, ERP),
    INVOICE_ISSUED("tieout.invoice.issued.v1", InvoiceIssued.class, ERP, STOREFRONT, MARKETPLACE),
    REFUND_ISSUED("tieout.refund.issued.v1", RefundIssued.class, STOREFRONT, POS, MARKETPLACE),
    REFUND_PROCESSED("tieout.refund.processed.v1", RefundProcessed.class, PROCESSOR, MARKETPLACE),
    GIFT_CARD_MOVED("tieout.gift-card.moved.v1", GiftCardMoved.class, GIFT_CARD_PLATFORM, STOREFRONT, POS),
    GIFT_CARD_STATE_CHANGED(
            "tieout.gift-card.state-changed.v1", GiftCardStateChanged.class, GIFT_CARD_PLATFORM, STOREFRONT, POS),
    BREAKAGE_RECOGNISED("tieout.breakage.recognised.v1", BreakageRecognised.class, GIFT_CARD_PLATFORM, ERP),
    PAYOUT_CHANGED("tieout.payout.changed.v1", PayoutChanged.class, PROCESSOR, MARKETPLACE),
    SETTLEMENT_LINE_STATED("tieout.settlement-line.stated.v1", SettlementLineStated.class, PROCESSOR, MARKETPLACE),
    CHARGEBACK_CHANGED("tieout.chargeback.changed.v1", ChargebackChanged.class, PROCESSOR, MARKETPLACE),
    CASH_MOVED("tieout.cash.moved.v1", CashMoved.class, POS),
    TILL_COUNTED("tieout.till.counted.v1", TillCounted.class, POS),
    CASH_DEPOSITED("tieout.cash.deposited.v1", CashDeposited.class, POS),
    STORE_DAY_OPENED("tieout.store-day.opened.v1", StoreDayOpened.class, POS),
    STORE_DAY_CLOSED("tieout.store-day.closed.v1", StoreDayClosed.class, POS),
    BALANCE_STATED("tieout.balance.stated.v1", BalanceStated.class),
    BANK_LINE_STATED("tieout.bank-line.stated.v1", BankLineStated.class, BANK),
    ERP_ENTRY_POSTED("tieout.erp-entry.posted.v1", ErpEntryPosted.class, ERP),
    STOCK_MOVED("tieout.stock.moved.v1", StockMoved.class, WMS, POS, ERP),
    STOCK_COUNTED("tieout.stock.counted.v1", StockCounted.class, WMS, POS, ERP),
    HANDOFF_RECORDED("tieout.handoff.recorded.v1", HandoffRecorded.class, INTEGRATION),
    CUSTOMER_OBSERVED("tieout.customer.observed.v1", CustomerObserved.class),
    ITEM_CHANGED("tieout.item.changed.v1", ItemChanged.class, PIM, ERP),
    PRICE_CHANGED("tieout.price.changed.v1", PriceChanged.class, PIM, ERP),
    UNIT_COST_CHANGED("tieout.unit-cost.changed.v1", UnitCostChanged.class, ERP, PIM),
    FX_RATE_SET("tieout.fx-rate.set.v1", FxRateSet.class, ERP),
    MAPPING_CHANGED("tieout.mapping.changed.v1", MappingChanged.class, ERP, PIM, INTEGRATION, TAX_ENGINE);

    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.record, type -> type));

    private final String code;
    private final Class<? extends BusinessEvent> record;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<SourceRole> roles;

    private final String factType;
    private final String verb;
    private final String dataSchema;

    /// @param roles none for what every role may say
    EventType(String code, Class<? extends BusinessEvent> record, SourceRole... roles) {
        this.code = code;
        this.roles = List.of(roles.length == 0 ? SourceRole.values() : roles);
        this.record = record;
        this.factType = code.substring("tieout.".length(), code.lastIndexOf('.'));
        this.verb = factType.substring(factType.indexOf('.') + 1);
        this.dataSchema = "https://tieout.io/schemas/" + code + ".json";
    }

    static EventType of(Class<? extends BusinessEvent> record) {
        EventType type = BY_RECORD.get(record);
        if (type == null) {
            throw new IllegalStateException("no event type for " + record);
        }
        return type;
    }

    @Override
    public String code() {
        return code;
    }

    /// The record that holds such an event.
    public Class<? extends BusinessEvent> record() {
        return record;
    }

    /// Which roles may make the claim, the most usual first: a storefront cannot say what the ERP posted.
    public List<SourceRole> roles() {
        return roles;
    }

    /// The kind of fact without name space and version, `refund.processed`: a new version tells the same facts.
    public String factType() {
        return factType;
    }

    /// What happened, `processed`.
    public String verb() {
        return verb;
    }

    /// In words for a table: `gift card moved`.
    public String words() {
        return factType.replace('-', ' ').replace('.', ' ');
    }

    /// Where the JSON schema of its data is published.
    public String dataSchema() {
        return dataSchema;
    }
}
