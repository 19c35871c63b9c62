package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The end of a card's number as vendors write it: by itself, or behind dots that stand for the rest.
final class CardDigits {

    /// All but the last four are masked; of a number that is not, nothing is taken.
    private static final Pattern MASKED = Pattern.compile("[^0-9]*([0-9]{4})");

    private CardDigits() {}

    /// Null where the field says none that can be read: it is a hint, and no reason to refuse what it stands on.
    static @Nullable String in(VendorFields fields, String field) {
        String text = fields.looseText(field, Limits.ID_LENGTH_MAX);
        Matcher masked = MASKED.matcher(text == null ? "" : text);
        return masked.matches() ? masked.group(1) : null;
    }
}
