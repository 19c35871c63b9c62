package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent;
import io.tieout.event.ChargebackEvent;
import io.tieout.event.CustomerEvent;
import io.tieout.event.ErpEvent;
import io.tieout.event.FulfilmentEvent;
import io.tieout.event.HandoffEvent;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent;
import io.tieout.event.PaymentEvent;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceDataEvent.ItemChanged;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.ReferenceDataEvent.PriceChanged;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent;
import io.tieout.event.SaleEvent;
import io.tieout.event.SettlementEvent;
import io.tieout.event.StatementEvent;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent;
import io.tieout.event.StoreDayEvent;
import io.tieout.event.StoredValueEvent;
import io.tieout.simulator.output.Sink;
import java.util.SortedMap;
import java.util.TreeMap;

/// Posts each event that it is told by the posting table of the domain guide: one role books a fact, all others are
/// evidence. Of what it posts it keeps sums, and besides only what is still open.
public final class Books implements Sink {

    private final Journal journal;
    private final SalesBooks sales;
    private final PaymentBooks payments;
    private final SettlementBooks settlement;
    private final Conversions conversions;
    private final StoredValueBooks storedValue;
    private final StockBooks stock;
    private final CashBooks cash;

    public Books() {
        this((_, _) -> {});
    }

    /// @param reader is told of each line that is posted
    Books(Journal.Reader reader) {
        Tills tills = new Tills();
        journal = new Journal(reader);
        stock = new StockBooks(journal);
        sales = new SalesBooks(journal, stock, tills);
        payments = new PaymentBooks(journal);
        conversions = new Conversions(journal);
        settlement = new SettlementBooks(journal, conversions);
        storedValue = new StoredValueBooks(journal);
        cash = new CashBooks(journal, tills);
    }

    @Override
    public void told(BusinessEvent event) {
        switch (event) {
            // What the interface and the ERP tell is half of it all and never booked.
            case HandoffEvent _, ErpEvent _, OrderEvent _, StoreDayEvent _, CustomerEvent _ -> {}
            case StockEvent move -> stock.post(move);
            case SaleEvent sale -> sales.post(sale);
            case FulfilmentEvent delivery -> sales.post(delivery);
            case PaymentEvent payment -> payments.post(payment);
            case SettlementEvent line -> settlement.post(line);
            case RefundEvent refund -> payments.post(refund);
            case StoredValueEvent move -> storedValue.post(move);
            case ChargebackEvent dispute -> settlement.post(dispute);
            case CashEvent move -> cash.post(move);
            case StatementEvent statement -> post(statement);
            case ReferenceDataEvent decision -> learn(decision);
        }
    }

    private void post(StatementEvent event) {
        switch (event) {
            case BankLineStated line -> cash.post(line);
            case BalanceStated statement -> open(statement);
        }
    }

    /// Statements are compared and not booked, but for those of what was there before the first day.
    private void open(BalanceStated statement) {
        Money balance = statement.balance();
        Long units = statement.units();
        switch (statement.kind()) {
            case GIFT_CARD -> {
                if (balance != null) {
                    storedValue.opening(statement, balance);
                }
            }
            case ON_HAND -> {
                if (units != null) {
                    stock.opening(statement, statement.account(), units);
                }
            }
            case PROCESSOR, PROCESSOR_RESERVE, BANK, ERP_ACCOUNT -> {}
        }
    }

    private void learn(ReferenceDataEvent event) {
        switch (event) {
            case UnitCostChanged cost -> stock.set(cost);
            case FxRateSet rate -> conversions.set(rate);
            case ItemChanged _, PriceChanged _, MappingChanged _ -> {}
        }
    }

    Journal journal() {
        return journal;
    }

    /// Debits less credits by entity, currency and account, such as `US USD 1200`; those that are zero are left out.
    public SortedMap<String, Money> balances() {
        SortedMap<String, Money> balances = new TreeMap<>();
        for (Journal.Book book : journal.books()) {
            for (Account account : Account.values()) {
                Money balance = new Money(book.balanceMinor(account), book.currency());
                if (!balance.isZero()) {
                    balances.put(
                            book.entity() + " " + book.currency().getCurrencyCode() + " " + account.code(), balance);
                }
            }
        }
        return balances;
    }

    /// Of an item at a location.
    long pieces(String location, String sku) {
        return stock.piecesOn(location, sku);
    }
}
