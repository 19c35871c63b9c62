package io.tieout.reconcile.domain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How alike two texts are.
public final class Likeness {

    /// The same, or one said within the other.
    static final int WHOLE = 1000;

    /// A name shorter than this is found in any text.
    private static final int WORD_MIN = 4;

    private static final int GRAM = 3;
    private static final int DIGITS_KEPT_MIN = 1;

    private Likeness() {}

    /// Letters and digits alone, in lower case, without leading zeros: `#00-1001` is `1001`.
    public static String normal(String key) {
        String kept = key.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
        int start = 0;
        while (start < kept.length() - DIGITS_KEPT_MIN && kept.charAt(start) == '0') {
            start++;
        }
        return kept.substring(start);
    }

    /// The share of common trigrams (Dice), of 1,000; all of it where one is a word of the other.
    static int of(String one, String other) {
        String left = normal(one);
        String right = normal(other);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        if (left.equals(right) || isWordOf(left, other) || isWordOf(right, one)) {
            return WHOLE;
        }
        Set<String> grams = grams(left);
        Set<String> others = grams(right);
        int count = grams.size() + others.size();
        grams.retainAll(others);
        return 2 * WHOLE * grams.size() / count;
    }

    private static boolean isWordOf(String word, String text) {
        return word.length() >= WORD_MIN
                && Arrays.stream(text.split("\\s+", -1))
                        .anyMatch(each -> normal(each).equals(word));
    }

    private static Set<String> grams(String text) {
        String padded = "  " + text + " ";
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= padded.length(); i++) {
            grams.add(padded.substring(i, i + GRAM));
        }
        return grams;
    }
}
