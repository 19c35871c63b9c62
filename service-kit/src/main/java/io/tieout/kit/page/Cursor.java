package io.tieout.kit.page;

import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the next page starts: the sort keys of the last item seen, bound to the filters of the list.
///
/// Opaque to clients. It carries no authority: queries still filter by tenant.
public record Cursor(List<String> keys) {

    private static final int LENGTH_MAX = 2_000;
    private static final int FINGERPRINT_LENGTH = 8;
    private static final String FIELD = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    /// The text clients get. `filters` are all parameters of the list that change what is in it or its order.
    public static String encode(List<?> sortKeys, @Nullable Object... filters) {
        String text = fingerprint(filters)
                + sortKeys.stream()
                        .map(key -> FIELD + escape(String.valueOf(key)))
                        .collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a client's cursor; a `bad-cursor` problem when it is malformed or was made for other filters.
    public static Cursor decode(String text, @Nullable Object... filters) {
        if (text.length() > LENGTH_MAX) {
            throw bad();
        }
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw bad();
        }
        List<String> fields = List.of(plain.split(FIELD, -1));
        if (fields.size() < 2 || !fields.getFirst().equals(fingerprint(filters))) {
            throw bad();
        }
        return new Cursor(fields.stream().skip(1).map(Cursor::unescape).toList());
    }

    public String text(int index) {
        if (index >= keys.size()) {
            throw bad();
        }
        return keys.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException malformed) {
            throw bad();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException malformed) {
            throw bad();
        }
    }

    private static String fingerprint(@Nullable Object... filters) {
        String all = Arrays.stream(filters)
                .map(Objects::toString)
                .map(Cursor::escape)
                .collect(Collectors.joining(FIELD));
        return HexFormat.of().formatHex(Signatures.sha256(all.getBytes(StandardCharsets.UTF_8)), 0, FINGERPRINT_LENGTH);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(FIELD, "\\u");
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '\\' && at + 1 < value.length()) {
                at++;
                plain.append(value.charAt(at) == 'u' ? FIELD : "\\");
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static ProblemException bad() {
        return CommonProblem.BAD_CURSOR.at(
                "cursor",
                "The cursor is malformed or belongs to a list with other filters.",
                "Send 'next' of the previous page unchanged, with the same filters; or leave it out to start again.");
    }
}
