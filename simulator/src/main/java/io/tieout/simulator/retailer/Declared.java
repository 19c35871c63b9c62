package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a store adds up over its day and declares when it closes.
///
/// Tenders are what each of them took in. What was given back is not taken off, so none can be negative; it is in the
/// returns.
final class Declared {

    private final Company company;
    private final Map<Tender, Long> takings = new EnumMap<>(Tender.class);
    private long salesMinor;
    private long returnsMinor;
    private long returnsElsewhereMinor;
    private long taxMinor;
    private long discountsMinor;
    private int receipts;
    private final Map<Integer, Long> receiptsOf = new HashMap<>();

    Declared(Company company) {
        this.company = company;
    }

    /// The number of the next receipt, from 1 on.
    int nextReceipt() {
        return ++receipts;
    }

    /// The number of the next receipt among those of its register, from 1 on.
    long nextReceiptOf(int register) {
        return receiptsOf.merge(register, 1L, Long::sum);
    }

    void sold(List<ItemLine> lines) {
        for (ItemLine line : lines) {
            salesMinor += line.total().minor();
            taxMinor += Basket.taxMinor(line);
            discountsMinor += discountMinor(line);
        }
    }

    void cameBack(ItemLine line) {
        returnsMinor += line.total().minor();
        taxMinor -= Basket.taxMinor(line);
        discountsMinor -= discountMinor(line);
    }

    /// It was sold by another channel, which the ERP hears of by itself.
    void cameBackFromElsewhere(ItemLine line) {
        cameBack(line);
        returnsElsewhereMinor += line.total().minor();
    }

    void tookIn(Tender tender, long minor) {
        takings.merge(tender, minor, Long::sum);
    }

    Money sales() {
        return money(salesMinor, company);
    }

    Money returns() {
        return money(returnsMinor, company);
    }

    /// On sales less on returns.
    Money tax() {
        return money(taxMinor, company);
    }

    /// On sales less on returns.
    Money discounts() {
        return money(discountsMinor, company);
    }

    private static long discountMinor(ItemLine line) {
        Money discount = line.discount();
        return discount == null ? 0 : discount.minor();
    }

    int receipts() {
        return receipts;
    }

    List<TenderLine> tenders() {
        List<TenderLine> lines = new ArrayList<>();
        takings.forEach((tender, minor) -> lines.add(new TenderLine(tender.code(), money(minor, company))));
        return lines;
    }

    /// What the store sold less what it took back of its own; negative where more came back.
    Money ownTurnover() {
        return money(salesMinor - (returnsMinor - returnsElsewhereMinor), company);
    }
}
