package io.tieout.simulator.retailer;

import java.util.Set;

/// What a legal entity's books make of value that it gives away. It is a matter of the entity's accounting policy and
/// stands in no event.
public enum PromotionPolicy {
    /// Given to whomever; nothing is owed until it is used, so it is remembered beside the books.
    MEMO,
    /// Given with a purchase, so it is owed from then on.
    ACCRUE;

    private static final Set<String> ACCRUING = Set.of("DE");

    public static PromotionPolicy of(String entity) {
        return ACCRUING.contains(entity) ? ACCRUE : MEMO;
    }
}
