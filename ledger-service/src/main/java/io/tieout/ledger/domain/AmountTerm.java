package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.Money;

/// Which amount of the event a line takes. Every amount is a sum of the net and the tax part, so that a template's
/// balance can be proven before any event is seen.
public enum AmountTerm implements Coded {
    AMOUNT("amount", 1, 1),
    NET("net", 1, 0),
    TAX("tax", 0, 1);

    private final String code;
    private final int netShare;
    private final int taxShare;

    AmountTerm(String code, int netShare, int taxShare) {
        this.code = code;
        this.netShare = netShare;
        this.taxShare = taxShare;
    }

    @Override
    public String code() {
        return code;
    }

    int netShare() {
        return netShare;
    }

    int taxShare() {
        return taxShare;
    }

    Money of(Claim claim) {
        return switch (this) {
            case AMOUNT -> claim.amount();
            case NET -> claim.net();
            case TAX -> claim.tax();
        };
    }
}
