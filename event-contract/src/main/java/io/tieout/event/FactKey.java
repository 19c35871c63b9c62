package io.tieout.event;

import java.nio.ByteBuffer;
import java.util.UUID;

/// One fact of one source. The ledger books it at most once, however many vendor events tell of it.
public record FactKey(String tenant, String source, String factType, String subject, String transition) {

    public static FactKey of(BusinessEvent event) {
        Envelope envelope = event.envelope();
        return new FactKey(
                envelope.tenant(), envelope.source(), event.type().factType(), envelope.subject(), event.transition());
    }

    /// SHA-256 over the canonical bytes of the five parts.
    public byte[] sha256() {
        return new CanonicalBytes()
                .text(tenant)
                .text(source)
                .text(factType)
                .text(subject)
                .text(transition)
                .sha256();
    }

    /// The public event id: the same on every retry, because it is made of the fact alone.
    public UUID eventId() {
        return uuidOf(sha256());
    }

    /// A UUID version 8 (RFC 9562) from the first 16 bytes of a digest.
    static UUID uuidOf(byte[] digest) {
        ByteBuffer buffer = ByteBuffer.wrap(digest);
        long high = (buffer.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x0000_0000_0000_8000L;
        long low = (buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
