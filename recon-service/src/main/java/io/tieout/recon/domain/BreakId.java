package io.tieout.recon.domain;

import io.tieout.event.CanonicalBytes;
import java.util.UUID;

/// The id of a break: a hash of what it is about, so that every service instance and every replay gives the same one.
///
/// Never of its class, the rule's version or the transaction, because those change while the difference stays.
public final class BreakId {

    private BreakId() {}

    public static UUID of(String tenant, String rule, FindingKey key) {
        return HashedId.of(new CanonicalBytes()
                .text("break")
                .text(tenant)
                .text(rule)
                .text(key.ruleKey())
                .integer(key.ordinal()));
    }
}
