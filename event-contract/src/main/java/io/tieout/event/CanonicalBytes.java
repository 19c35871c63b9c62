package io.tieout.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The one unambiguous encoding that hashes are taken over.
///
/// Every value is preceded by a tag and, where its length varies, by its length, so no two different sequences of
/// values give the same bytes. docs/reference/identities.md has the grammar and a golden vector.
public final class CanonicalBytes {

    private static final byte ABSENT = 0;
    private static final byte TEXT = 1;
    private static final byte INTEGER = 2;
    private static final byte LIST = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    public CanonicalBytes text(@Nullable String value) {
        if (value == null) {
            bytes.write(ABSENT);
            return this;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.write(TEXT);
        length(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    public CanonicalBytes code(@Nullable Coded value) {
        return text(value == null ? null : value.code());
    }

    public CanonicalBytes integer(long value) {
        bytes.write(INTEGER);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    public CanonicalBytes money(@Nullable Money value) {
        if (value == null) {
            bytes.write(ABSENT);
            return this;
        }
        return integer(value.minor()).text(value.currency().getCurrencyCode());
    }

    /// Announces `values.size()` values; the caller writes each of them next.
    public CanonicalBytes list(Collection<?> values) {
        bytes.write(LIST);
        length(values.size());
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    public byte[] sha256() {
        return sha256(toBytes());
    }

    public static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void length(int length) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(length >>> shift);
        }
    }
}
