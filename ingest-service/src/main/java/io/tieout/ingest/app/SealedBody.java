package io.tieout.ingest.app;

import io.tieout.ingest.domain.Receipt;
import io.tieout.kit.security.SecretBox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Raw bodies as they are kept: packed, then sealed so that they open only as the receipt they belong to.
public final class SealedBody {

    private SealedBody() {}

    public static byte[] seal(SecretBox box, Receipt receipt) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(receipt.body().length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(receipt.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return box.encrypt(packed.toByteArray(), context(receipt.tenant(), receipt.id()));
    }

    /// @throws IllegalArgumentException when it was altered, or its key is not configured any more
    static byte[] open(SecretBox box, StoredReceipt receipt) {
        byte[] packed = box.decrypt(receipt.sealedBody(), context(receipt.tenant(), receipt.id()));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException malformed) {
            throw new UncheckedIOException("a sealed body does not unpack", malformed);
        }
    }

    private static String context(String tenant, String receiptId) {
        return "receipt/" + tenant + "/" + receiptId;
    }
}
