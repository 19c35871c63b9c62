package io.tieout.recon.domain;

import io.tieout.event.CanonicalBytes;
import io.tieout.event.Reference;
import java.util.UUID;

/// The id of what is folded by one reference. The ledger has none for it.
public final class KeyId {

    private KeyId() {}

    public static UUID of(String tenant, Reference key) {
        return HashedId.of(new CanonicalBytes().text("key").text(tenant).text(key.toString()));
    }
}
