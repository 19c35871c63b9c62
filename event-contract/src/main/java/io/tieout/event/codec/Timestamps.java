package io.tieout.event.codec;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Reads the times that Tieout itself wrote, `2026-03-03T10:00:00.123456Z`, several times as fast as [Instant#parse]:
/// every record carries two or three of them.
final class Timestamps {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;
    private static final int END_OF_DAY = 24;
    private static final int LEAP_SECOND = 60;

    private Timestamps() {}

    /// Whatever is not of that shape is left to [Instant#parse], which has the last word on what a time is.
    ///
    /// @throws DateTimeException when it is none
    static Instant parse(String text) {
        int last = text.length() - 1;
        if (last < SHAPE.length() || text.charAt(last) != 'Z' || !hasShape(text)) {
            return Instant.parse(text);
        }
        int nanos = last == SHAPE.length() ? 0 : nanos(text, last);
        if (nanos < 0) {
            return Instant.parse(text);
        }
        int hour = digits(text, 11, 13);
        int second = digits(text, 17, 19);
        if (hour == END_OF_DAY || second == LEAP_SECOND) {
            return Instant.parse(text);
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
