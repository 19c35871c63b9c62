package io.tieout.recon.table;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/// What one field of a table holds. Files keep the difference: text stays text, and what can be added up is a number.
public sealed interface Cell {

    /// Nothing, where there is nothing to say.
    Cell BLANK = new Text("");

    record Text(String value) implements Cell {}

    record Count(long value) implements Cell {}

    record Day(LocalDate date) implements Cell {}

    /// A number in the form in which it came: its decimals are those that are shown.
    record Decimal(BigDecimal value) implements Cell {

        /// An amount with the decimals of its currency.
        static Decimal of(Money money) {
            return new Decimal(new BigDecimal(money.decimal()));
        }
    }
}
