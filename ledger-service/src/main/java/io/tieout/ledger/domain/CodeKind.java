package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.MappingKind;
import java.util.Optional;

/// What a code of a system stands for.
public enum CodeKind implements Coded {
    SKU("sku"),
    LOCATION("location"),
    TENDER("tender"),
    ACCOUNT("account");

    private final String code;

    CodeKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// What a system's table of codes is about; empty for tables that nothing is booked by.
    public static Optional<CodeKind> of(MappingKind mapping) {
        return switch (mapping) {
            case SKU -> Optional.of(SKU);
            case TENDER -> Optional.of(TENDER);
            case LOCATION -> Optional.of(LOCATION);
            case ACCOUNT -> Optional.of(ACCOUNT);
            case TAX_CODE, REASON_CODE -> Optional.empty();
        };
    }
}
