package io.tieout.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
    private static final char ASCII_MAX = 0x7f;

    /// One per thread: looking an algorithm up costs more than hashing the few dozen bytes of an identity.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(CanonicalBytes::digest);

    private byte[] bytes = new byte[256];
    private int length;

    public CanonicalBytes text(@Nullable String value) {
        if (value == null) {
            return tag(ABSENT);
        }
        tag(TEXT);
        return isAscii(value) ? ascii(value) : utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    public CanonicalBytes code(@Nullable Coded value) {
        return text(value == null ? null : value.code());
    }

    public CanonicalBytes integer(long value) {
        tag(INTEGER).reserve(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public CanonicalBytes money(@Nullable Money value) {
        if (value == null) {
            return tag(ABSENT);
        }
        return integer(value.minor()).text(value.currency().getCurrencyCode());
    }

    /// Announces `values.size()` values; the caller writes each of them next.
    public CanonicalBytes list(Collection<?> values) {
        return tag(LIST).size(values.size());
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public byte[] sha256() {
        MessageDigest digest = SHA_256.get();
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    public static byte[] sha256(byte[] input) {
        return SHA_256.get().digest(input);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > ASCII_MAX) {
                return false;
            }
        }
        return true;
    }

    /// Nearly all texts: without bytes of their own in between.
    private CanonicalBytes ascii(String value) {
        size(value.length()).reserve(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
        return this;
    }

    private CanonicalBytes utf8(byte[] utf8) {
        size(utf8.length).reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    private CanonicalBytes tag(byte tag) {
        reserve(1);
        bytes[length++] = tag;
        return this;
    }

    private CanonicalBytes size(int size) {
        reserve(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (size >>> shift);
        }
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
