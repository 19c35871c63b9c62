package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.ledger.app.Balances.SubKeyTurnover;
import io.tieout.ledger.rest.BalanceView.BookBalanceView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SubKeyBalance", description = "What one key of a sub-ledger holds in one legal entity and currency.")
record SubKeyView(
        @Schema(description = "Empty for what was booked without one.", examples = "order:shopify-us:1001")
        String subKey,

        @JsonUnwrapped BookBalanceView balance) {

    static SubKeyView of(SubKeyTurnover key) {
        return new SubKeyView(key.subKey(), BookBalanceView.of(key.turnover()));
    }
}
