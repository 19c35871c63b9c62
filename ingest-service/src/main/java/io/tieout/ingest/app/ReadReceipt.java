package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.security.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Shows a receipt with the bytes that were sent.
@ApplicationScoped
public class ReadReceipt {

    private final Receipts receipts;
    private final SecretBox box;

    ReadReceipt(Receipts receipts, SecretBox box) {
        this.receipts = receipts;
        this.box = box;
    }

    /// @param body as it was sent
    public record Opened(StoredReceipt receipt, byte[] body) {}

    public Uni<Optional<Opened>> read(String tenant, String id) {
        return receipts.find(tenant, id)
                .map(found -> found.map(receipt -> new Opened(receipt, SealedBody.open(box, receipt))));
    }
}
