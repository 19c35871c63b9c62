package io.tieout.reconcile.file;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How one column writes its numbers: with a decimal point or a decimal comma. Told from all of its values, because one
/// such as `1,234` does not say.
enum Numbers {
    POINT('.', ','),
    COMMA(',', '.');

    /// A sign before or after, or brackets for a minus; symbols of currencies are no part of the number.
    private static final Pattern SHAPE = Pattern.compile(
            "(?<open>\\()?\\s*(?<sign>[-+\\u2212])?\\s*(?<digits>\\d[\\d.,'\\u2019\\s]*|[.,]\\d+)\\s*(?<after>-)?\\s*(?<close>\\))?");

    private static final Pattern SYMBOLS =
            Pattern.compile("^\\p{Sc}|\\p{Sc}$|^[A-Z]{1,2}\\p{Sc}|^[A-Z]{3}\\b|\\b[A-Z]{3}$");

    private static final int GROUP = 3;

    private final char decimal;
    private final char group;

    Numbers(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
    }

    /// Whether a text can be a number in some way of writing.
    static boolean isNumber(String text) {
        return POINT.parse(text).isPresent() || COMMA.parse(text).isPresent();
    }

    /// How the values are written; empty if they contradict each other, or if none of them tells.
    static Optional<Numbers> of(Collection<String> values) {
        boolean isPoint = values.stream().allMatch(value -> POINT.parse(value).isPresent());
        boolean isComma = values.stream().allMatch(value -> COMMA.parse(value).isPresent());
        if (isPoint && isComma) {
            boolean isSame =
                    values.stream().allMatch(value -> POINT.parse(value).equals(COMMA.parse(value)));
            return isSame ? Optional.of(POINT) : Optional.empty();
        }
        return isPoint ? Optional.of(POINT) : isComma ? Optional.of(COMMA) : Optional.empty();
    }

    Optional<BigDecimal> parse(String text) {
        Matcher shape =
                SHAPE.matcher(SYMBOLS.matcher(text.strip()).replaceAll("").strip());
        if (!shape.matches() || (shape.group("open") == null) != (shape.group("close") == null)) {
            return Optional.empty();
        }
        String digits = shape.group("digits").replaceAll("['\\u2019\\s]", "");
        int point = digits.lastIndexOf(decimal);
        String whole = point < 0 ? digits : digits.substring(0, point);
        String rest = point < 0 ? "" : digits.substring(point + 1);
        if (whole.indexOf(decimal) >= 0 || rest.indexOf(group) >= 0 || !isGrouped(whole)) {
            return Optional.empty();
        }
        BigDecimal number =
                new BigDecimal("0" + whole.replace(String.valueOf(group), "") + (rest.isEmpty() ? "" : "." + rest));
        boolean isNegative = shape.group("open") != null
                || shape.group("after") != null
                || (shape.group("sign") != null && !"+".equals(shape.group("sign")));
        return Optional.of(isNegative ? number.negate() : number);
    }

    /// Groups of three, or no groups at all.
    private boolean isGrouped(String whole) {
        int first = whole.indexOf(group);
        if (first < 0) {
            return true;
        }
        String[] groups = whole.split(Pattern.quote(String.valueOf(group)), -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != GROUP) {
                return false;
            }
        }
        return first > 0 && first <= GROUP;
    }
}
