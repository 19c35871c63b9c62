package io.tieout.recon.domain;

import io.tieout.event.CanonicalBytes;
import java.util.UUID;

/// The id of a break: a hash of what it is about, so that every service instance and every replay gives the same one.
///
/// Never of its class, the rule's version or the transaction, because those change while the difference stays.
public final class BreakId {

    private BreakId() {}

    public static UUID of(String tenant, String rule, FindingKey key) {
        byte[] digest = new CanonicalBytes()
                .text("break")
                .text(tenant)
                .text(rule)
                .text(key.ruleKey())
                .integer(key.ordinal())
                .sha256();
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
