package io.tieout.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The end of a card's number, by which people tell cards apart. More of it has no place in any event.
final class CardDigits {

    static final String MEANING = "The last four digits of the card's number, never more.";

    private static final Pattern LAST = Pattern.compile("[0-9]{4}");

    private CardDigits() {}

    /// Null is nothing to check.
    static void require(@Nullable String digits) {
        if (digits != null && !LAST.matcher(digits).matches()) {
            throw new IllegalArgumentException("cardDigits are not the last four digits of a card's number");
        }
    }
}
