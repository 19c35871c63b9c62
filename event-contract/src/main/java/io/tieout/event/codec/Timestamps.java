package io.tieout.event.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Writes times as [Instant#toString] does and reads them as [Instant#parse] does, `2026-03-03T10:00:00.123456Z`, but
/// several times as fast: every record carries two or three of them.
public final class Timestamps {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;
    private static final int END_OF_DAY = 24;
    private static final int LEAP_SECOND = 60;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final long YEAR_0000 = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private Timestamps() {}

    /// Whatever is not of that shape is left to [Instant#parse], which has the last word on what a time is.
    ///
    /// @throws DateTimeException when it is none
    static Instant parse(String text) {
        Instant usual = parseUsual(text);
        return usual == null ? Instant.parse(text) : usual;
    }

    /// Reads a time that has this shape, on which all parsers agree; null for any other text.
    ///
    /// @throws DateTimeException when it has the shape and is no time
    static @Nullable Instant parseUsual(String text) {
        int last = text.length() - 1;
        if (last < SHAPE.length() || text.charAt(last) != 'Z' || !hasShape(text)) {
            return null;
        }
        int nanos = last == SHAPE.length() ? 0 : nanos(text, last);
        int hour = digits(text, 11, 13);
        int second = digits(text, 17, 19);
        if (nanos < 0 || hour == END_OF_DAY || second == LEAP_SECOND) {
            return null;
        }
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        hour,
                        digits(text, 14, 16),
                        second,
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    /// The same as [Instant#toString]: no fraction, or three, six or nine digits of it.
    public static String text(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < YEAR_0000 || second >= YEAR_10000) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        int ofDay = Math.floorMod(second, SECONDS_PER_DAY);
        int nanos = instant.getNano();
        int fraction = fractionDigits(nanos);
        byte[] text = new byte[SHAPE.length() + (fraction == 0 ? 1 : fraction + 2)];
        put(text, 0, 4, date.getYear());
        text[4] = '-';
        put(text, 5, 7, date.getMonthValue());
        text[7] = '-';
        put(text, 8, 10, date.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 13, ofDay / 3_600);
        text[13] = ':';
        put(text, 14, 16, ofDay / 60 % 60);
        text[16] = ':';
        put(text, 17, 19, ofDay % 60);
        if (fraction > 0) {
            text[19] = '.';
            put(text, 20, 20 + fraction, fraction == 3 ? nanos / 1_000_000 : fraction == 6 ? nanos / 1_000 : nanos);
        }
        text[text.length - 1] = 'Z';
        return new String(text, ISO_8859_1);
    }

    private static int fractionDigits(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        return nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS;
    }

    private static void put(byte[] text, int from, int to, int value) {
        int rest = value;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    /// The fraction after the seconds in nanoseconds; -1 when it is not a point and up to nine digits.
    private static int nanos(String text, int last) {
        int from = SHAPE.length() + 1;
        int count = last - from;
        if (text.charAt(SHAPE.length()) != '.' || count < 1 || count > NANO_DIGITS) {
            return -1;
        }
        for (int i = from; i < last; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
        }
        int nanos = digits(text, from, last);
        for (int i = count; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
