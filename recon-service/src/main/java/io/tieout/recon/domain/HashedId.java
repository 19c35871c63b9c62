package io.tieout.recon.domain;

import io.tieout.event.CanonicalBytes;
import java.util.UUID;

/// Ids that are made of what they name, so that every service instance and every replay gives the same one.
public final class HashedId {

    private HashedId() {}

    /// A UUID version 8 (RFC 9562) from the first 16 bytes of the digest.
    public static UUID of(CanonicalBytes bytes) {
        byte[] digest = bytes.sha256();
        long high = (longAt(digest, 0) & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        long low = (longAt(digest, 8) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + Long.BYTES; i++) {
            value = value << 8 | Byte.toUnsignedLong(bytes[i]);
        }
        return value;
    }
}
