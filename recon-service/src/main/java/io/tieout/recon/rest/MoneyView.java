package io.tieout.recon.rest;

import io.tieout.event.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Money", description = "An exact amount in major units; negative only where it is a difference.")
record MoneyView(
        @Schema(examples = "20.00") String amount,
        @Schema(description = "ISO 4217", examples = "USD") String currency) {

    static MoneyView of(Money money) {
        return new MoneyView(money.decimal(), money.currency().getCurrencyCode());
    }

    static @Nullable MoneyView ofNullable(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
