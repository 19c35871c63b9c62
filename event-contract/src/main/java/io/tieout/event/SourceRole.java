package io.tieout.event;

/// The part a source plays in the retailer's landscape; one source may play several.
public enum SourceRole implements Coded {
    STOREFRONT("storefront"),
    POS("pos"),
    MARKETPLACE("marketplace"),
    PROCESSOR("processor"),
    GIFT_CARD_PLATFORM("gift-card-platform"),
    ERP("erp"),
    OMS("oms"),
    WMS("wms"),
    BANK("bank"),
    CRM("crm"),
    PIM("pim"),
    TAX_ENGINE("tax-engine"),
    LOYALTY("loyalty"),
    INTEGRATION("integration");

    private final String code;

    SourceRole(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
