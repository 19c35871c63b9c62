package io.tieout.alert.domain;

import io.tieout.event.CanonicalBytes;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What makes two findings the same alert: the rule, the entity, the currency and, where the rule tells of incidents,
/// the incident; nothing that changes over time.
public record Fingerprint(String value) {

    /// Hexadecimal characters; 128 bits keep accidental collisions out of reach.
    private static final int LENGTH = 32;

    public static Fingerprint of(UUID rule, Slice slice) {
        return of(bytes(rule, slice));
    }

    static Fingerprint of(UUID rule, Slice slice, @Nullable Incident incident) {
        return incident == null
                ? of(rule, slice)
                : of(bytes(rule, slice).text(incident.id().toString()));
    }

    private static CanonicalBytes bytes(UUID rule, Slice slice) {
        return new CanonicalBytes()
                .text("alert-fingerprint")
                .text(slice.tenant())
                .text(rule.toString())
                .text(slice.entity())
                .text(slice.currencyCode());
    }

    private static Fingerprint of(CanonicalBytes bytes) {
        return new Fingerprint(HexFormat.of().formatHex(bytes.sha256()).substring(0, LENGTH));
    }

    /// The id of the alert that this fingerprint raises for the `occurrence`-th time, counted from one.
    UUID alertId(String tenant, int occurrence) {
        return uuid(new CanonicalBytes()
                .text("alert")
                .text(tenant)
                .text(value)
                .integer(occurrence)
                .sha256());
    }

    /// A UUID version 8 (RFC 9562) from the first 16 bytes of a digest: the same input gives the same id for ever.
    public static UUID uuid(byte[] digest) {
        long high = (number(digest, 0) & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        long low = (number(digest, Long.BYTES) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long number(byte[] bytes, int from) {
        long value = 0;
        for (int at = from; at < from + Long.BYTES; at++) {
            value = (value << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return value;
    }
}
