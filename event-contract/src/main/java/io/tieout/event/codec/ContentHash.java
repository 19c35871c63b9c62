package io.tieout.event.codec;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CanonicalBytes;

/// The fingerprint of what an event claims: equal for a repeat, different for a contradiction.
///
/// It covers the fields that book or match. Times are left out, because a vendor's several events about one fact
/// carry several; references are left out, because they are edges that a repeat may add to.
public final class ContentHash {

    private ContentHash() {}

    public static byte[] of(BusinessEvent event) {
        CanonicalBytes bytes = new CanonicalBytes()
                .text(event.type().factType())
                .text(event.envelope().entity());
        Record record = (Record) event;
        Layout.of(record).hash(bytes, record);
        return bytes.sha256();
    }
}
