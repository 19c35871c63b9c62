package io.tieout.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// A text with a running number in some places, so that making unique events costs the load generator nearly nothing.
public final class Stencil {

    static final int DIGITS = 10;

    /// Stands for the number.
    public static final String MARK = "@".repeat(DIGITS);

    private final byte[] text;
    private final List<Integer> places = new ArrayList<>();

    public Stencil(String text) {
        this.text = text.getBytes(UTF_8);
        String latin = new String(this.text, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int at = latin.indexOf(MARK); at >= 0; at = latin.indexOf(MARK, at + DIGITS)) {
            places.add(at);
        }
    }

    /// Appends the text with the number in all its places.
    public void print(Buffer target, long number) {
        byte[] copy = text.clone();
        for (int place : places) {
            long rest = number;
            for (int digit = DIGITS - 1; digit >= 0; digit--) {
                copy[place + digit] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        target.appendBytes(copy);
    }

    int length() {
        return text.length;
    }
}
