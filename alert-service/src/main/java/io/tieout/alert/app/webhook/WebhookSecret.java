package io.tieout.alert.app.webhook;

import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A signing secret of Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes.
public final class WebhookSecret {

    public static final int LENGTH_MIN = 24;
    public static final int LENGTH_MAX = 64;

    private static final String PREFIX = "whsec_";
    private static final int LENGTH_MADE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /// A new one that nobody knows yet.
    public static WebhookSecret random() {
        byte[] key = new byte[LENGTH_MADE];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /// Reads `whsec_…`; empty when it is not one.
    public static Optional<WebhookSecret> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < LENGTH_MIN || key.length > LENGTH_MAX
                    ? Optional.empty()
                    : Optional.of(new WebhookSecret(key));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static WebhookSecret ofBytes(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    byte[] bytes() {
        return key.clone();
    }

    /// The form that receivers are given; shown once.
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// One signature as it stands in `webhook-signature`, over `id.timestamp.body`.
    public String sign(String id, long epochSecond, byte[] body) {
        byte[] head = (id + "." + epochSecond + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Signatures.hmacSha256(key, head, body));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret secret && Signatures.same(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /// Never the secret itself.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
