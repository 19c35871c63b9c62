package io.tieout.reconcile.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text of a file in whatever encoding it has: a byte order mark says it; else UTF-8 if it is valid; else the
/// encoding that Windows programs write in the West, in which every byte means something.
final class TextDecoder {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';

    private TextDecoder() {}

    record Text(String text, String encoding) {}

    static Text decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return of(bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return of(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Text(withoutMark(text), StandardCharsets.UTF_8.name());
        } catch (CharacterCodingException notUtf8) {
            return of(bytes, WINDOWS);
        }
    }

    private static Text of(byte[] bytes, Charset charset) {
        return new Text(withoutMark(new String(bytes, charset)), charset.name());
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
