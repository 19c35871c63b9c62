package io.tieout.alert.app.webhook;

import io.tieout.kit.security.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Seals signing secrets so that one opens only together with the channel it belongs to.
@ApplicationScoped
public class SealedSecrets {

    private final SecretBox box;

    SealedSecrets(SecretBox box) {
        this.box = box;
    }

    public byte[] seal(WebhookSecret secret, UUID channel) {
        return box.encrypt(secret.bytes(), context(channel));
    }

    public WebhookSecret open(byte[] sealed, UUID channel) {
        return WebhookSecret.ofBytes(box.decrypt(sealed, context(channel)));
    }

    private static String context(UUID channel) {
        return "alert-channel/" + channel;
    }
}
