package io.tieout.recon.page;

import io.tieout.event.Money;

/// An amount in a cell of a table.
///
/// @param isZero shown with less weight, so that the eye finds what is not
public record Amount(String text, boolean isNegative, boolean isZero) {

    static Amount of(Money money) {
        return new Amount(Words.of(money), money.isNegative(), money.isZero());
    }

    /// Its class in the style sheet.
    public String style() {
        return style(isZero ? 0 : isNegative ? -1 : 1);
    }

    static String style(int sign) {
        if (sign == 0) {
            return "amount zero";
        }
        return sign < 0 ? "amount negative" : "amount";
    }
}
