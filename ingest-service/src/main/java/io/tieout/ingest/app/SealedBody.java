package io.tieout.ingest.app;

import io.tieout.ingest.domain.Receipt;
import io.tieout.kit.security.SecretBox;

/// Raw bodies as they are kept: packed, then sealed so that they open only as the receipt they belong to.
public final class SealedBody {

    private SealedBody() {}

    public static byte[] seal(SecretBox box, Receipt receipt) {
        return box.encrypt(Packing.pack(receipt.body()), context(receipt.tenant(), receipt.id()));
    }

    /// @throws IllegalArgumentException when it was altered, or its key is not configured any more
    static byte[] open(SecretBox box, StoredReceipt receipt) {
        return Packing.unpack(box.decrypt(receipt.sealedBody(), context(receipt.tenant(), receipt.id())));
    }

    private static String context(String tenant, String receiptId) {
        return "receipt/" + tenant + "/" + receiptId;
    }
}
