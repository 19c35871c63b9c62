package io.tieout.simulator.books;

import io.tieout.event.FulfilmentEvent;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.SaleEvent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SourceRole;
import io.tieout.event.TenderLine;
import java.util.List;

/// What is sold, delivered and taken back: rows 1, 2b, 3, 4 and 4d at registers, 6, 7, 8 and its mirror, and 24 of the
/// posting table.
///
/// Registers book store sales; whoever delivers books what is delivered.
final class SalesBooks {

    private final Journal journal;
    private final StockBooks stock;
    private final Tills tills;

    SalesBooks(Journal journal, StockBooks stock, Tills tills) {
        this.journal = journal;
        this.stock = stock;
        this.tills = tills;
    }

    void post(SaleEvent event) {
        if (event.envelope().role() != SourceRole.POS) {
            return;
        }
        switch (event) {
            case SaleRecorded sale -> sold(sale);
            case ReturnRecorded back -> returned(back);
            case ExchangeRecorded exchange -> exchanged(exchange);
        }
    }

    private void sold(SaleRecorded sale) {
        Entry entry = journal.entry(sale, sale.total().currency());
        takeIn(entry, sale, sale.tenders());
        earn(entry, sale.lines());
        entry.post();
        stock.delivered(sale, sale.lines());
    }

    private void returned(ReturnRecorded back) {
        Account returns = switch (back.proof()) {
            case RECEIPT -> Account.RETURNS;
            case NONE -> Account.UNPROVEN_RETURNS;
        };
        Entry entry = journal.entry(back, back.total().currency());
        takeBack(entry, returns, back.lines());
        giveBack(entry, back, back.tenders());
        entry.post();
    }

    /// What came back is worth as much of what was taken, and the rest is paid by one of the two.
    private void exchanged(ExchangeRecorded exchange) {
        Entry entry = journal.entry(exchange, exchange.sold().currency());
        takeBack(entry, Account.RETURNS, exchange.returnedLines());
        entry.credit(Account.EXCHANGE_CLEARING, exchange.returned());
        entry.debit(Account.EXCHANGE_CLEARING, exchange.sold());
        for (TenderLine paid : exchange.paid()) {
            entry.credit(Account.EXCHANGE_CLEARING, paid.amount());
        }
        takeIn(entry, exchange, exchange.paid());
        earn(entry, exchange.soldLines());
        for (TenderLine given : exchange.givenBack()) {
            entry.debit(Account.EXCHANGE_CLEARING, given.amount());
        }
        giveBack(entry, exchange, exchange.givenBack());
        entry.post();
        stock.delivered(exchange, exchange.soldLines());
    }

    void post(FulfilmentEvent event) {
        switch (event) {
            case FulfilmentConfirmed delivery -> {
                if (isOfWhoDelivers(delivery)) {
                    delivered(delivery);
                }
            }
            // Revenue is what was delivered, not what was billed.
            case InvoiceIssued _ -> {}
        }
    }

    /// The shop delivers only what it sends by mail; the ERP only knows of it.
    private static boolean isOfWhoDelivers(FulfilmentConfirmed delivery) {
        return switch (delivery.envelope().role()) {
            case WMS, OMS, MARKETPLACE -> true;
            case POS -> delivery.kind() == FulfilmentKind.PICKUP;
            case STOREFRONT -> delivery.kind() == FulfilmentKind.DIGITAL;
            case PROCESSOR, GIFT_CARD_PLATFORM, ERP, BANK, CRM, PIM, TAX_ENGINE, LOYALTY, INTEGRATION -> false;
        };
    }

    private void delivered(FulfilmentConfirmed delivery) {
        Entry entry = journal.entry(delivery, delivery.total().currency());
        entry.debit(Account.ORDER_CLEARING, delivery.total());
        earn(entry, delivery.lines());
        entry.post();
        stock.delivered(delivery, delivery.lines());
    }

    private static void earn(Entry entry, List<ItemLine> lines) {
        for (ItemLine line : lines) {
            entry.debit(Account.DISCOUNTS, line.discount())
                    .credit(revenueOf(line.kind()), line.gross())
                    .credit(Account.SALES_TAX, line.tax());
        }
    }

    /// Stored value that is sold is no revenue.
    private static Account revenueOf(ItemKind kind) {
        return switch (kind) {
            case GOODS, FEE -> Account.REVENUE;
            case SHIPPING -> Account.SHIPPING_REVENUE;
            case GIFT_CARD -> Account.ISSUE_CLEARING;
        };
    }

    private static void takeBack(Entry entry, Account returns, List<ItemLine> lines) {
        for (ItemLine line : lines) {
            Account account = line.kind() == ItemKind.GIFT_CARD ? Account.ISSUE_CLEARING : returns;
            entry.debit(account, line.gross()).credit(account, line.discount()).debit(Account.SALES_TAX, line.tax());
        }
    }

    private void takeIn(Entry entry, SaleEvent event, List<TenderLine> tenders) {
        for (TenderLine paid : tenders) {
            entry.debit(Tenders.atRegister(paid.tender(), Account.ORDER_CLEARING), paid.amount());
            inTill(event, paid, paid.amount().minor());
        }
    }

    private void giveBack(Entry entry, SaleEvent event, List<TenderLine> tenders) {
        for (TenderLine given : tenders) {
            entry.credit(Tenders.atRegister(given.tender(), Account.REFUNDS_PAYABLE), given.amount());
            inTill(event, given, -given.amount().minor());
        }
    }

    private void inTill(SaleEvent event, TenderLine tender, long minor) {
        if (Tenders.isCash(tender.tender())) {
            tills.add(event.store(), event.register(), minor);
        }
    }
}
