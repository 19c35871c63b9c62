package io.tieout.simulator.books;

/// The chart of accounts, with the account from which what was there before the first day comes.
enum Account {
    BANK("1000", "Bank, retail receipts"),
    PAYOUTS_IN_TRANSIT("1050", "Payouts in transit"),
    DEPOSITS_IN_TRANSIT("1060", "Cash deposits in transit"),
    STORE_CASH("1110", "Store cash"),
    PROCESSOR_CLEARING("1200", "Processor clearing"),
    MARKETPLACE_CLEARING("1210", "Marketplace clearing"),
    DISPUTED_FUNDS("1250", "Disputed funds receivable"),
    RESERVE("1260", "Processor reserve"),
    INVENTORY("1400", "Inventory"),
    INVENTORY_IN_TRANSIT("1410", "Inventory in transit"),
    DUE_FROM_AFFILIATES("1800", "Due from affiliates"),
    FX_CLEARING("1900", "FX conversion clearing"),
    GOODS_NOT_INVOICED("2050", "Goods received, not invoiced"),
    SALES_TAX("2100", "Sales tax payable"),
    FACILITATOR_TAX("2160", "Marketplace-facilitator tax clearing"),
    SOLD_VALUE("2200", "Stored value, sold"),
    PROMOTIONAL_VALUE("2220", "Stored value, promotional"),
    RETURN_CREDIT("2230", "Stored value, return credit"),
    GOODWILL("2240", "Stored value, goodwill"),
    UNCLAIMED_PROPERTY("2280", "Unclaimed property payable"),
    BREAKAGE_CONTRA("2290", "Breakage recognised"),
    REFUNDS_PAYABLE("2350", "Refunds payable"),
    EXCHANGE_CLEARING("2360", "Exchange clearing"),
    ORDER_CLEARING("2400", "Order clearing"),
    ISSUE_CLEARING("2410", "Stored-value issue clearing"),
    DUE_TO_AFFILIATES("2800", "Due to affiliates"),
    SUSPENSE("2990", "Suspense"),
    /// Not in the domain guide: a retailer that begins on some day has goods and owes cards from before.
    OPENING_BALANCES("3000", "Opening balances"),
    REVENUE("4000", "Merchandise revenue"),
    SHIPPING_REVENUE("4050", "Shipping revenue"),
    DISCOUNTS("4100", "Discounts"),
    PROMOTIONAL_DISCOUNTS("4110", "Promotional-value discounts"),
    CONCESSIONS("4120", "Customer concessions"),
    RETURNS("4200", "Sales returns"),
    UNPROVEN_RETURNS("4210", "Returns without receipt"),
    BREAKAGE("4300", "Breakage revenue"),
    COST_OF_SALES("5000", "Cost of goods sold"),
    SHRINK("5100", "Shrink and count"),
    PROCESSING_FEES("6110", "Processing fees"),
    CHARGEBACK_FEES("6120", "Chargeback fees"),
    CHARGEBACK_LOSSES("6130", "Chargeback losses"),
    COMMISSION("6140", "Marketplace commission"),
    VALUE_ADJUSTMENTS("6250", "Stored-value adjustments"),
    OVER_SHORT("6310", "Cash over/short"),
    FX_DIFFERENCE("7100", "FX gain/loss"),
    MEMO_PROMOTIONAL("9200", "Memo: promotional value outstanding"),
    MEMO_CONTRA("9290", "Memo: contra");

    private final String code;
    private final String words;

    Account(String code, String words) {
        this.code = code;
        this.words = words;
    }

    String code() {
        return code;
    }

    String words() {
        return words;
    }

    /// Whether it stands outside of the trial balance and balances with the other memo account.
    boolean isMemo() {
        return this == MEMO_PROMOTIONAL || this == MEMO_CONTRA;
    }
}
