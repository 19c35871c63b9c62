package io.tieout.ingest.app;

import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.util.Map;

/// A source in memory, ready to check who sends.
public final class RegisteredSource {

    private final Source source;
    private final byte[] apiKeySha256;
    private final SigningSecrets secrets;

    RegisteredSource(Source source, byte[] apiKeySha256, SigningSecrets secrets) {
        this.source = source;
        this.apiKeySha256 = apiKeySha256.clone();
        this.secrets = secrets;
    }

    public Source source() {
        return source;
    }

    boolean isOpenedBy(ApiKey key) {
        return key.opens(apiKeySha256);
    }

    /// @param now wall time
    WebhookSignature.Verdict verify(Map<String, String> headers, byte[] body, Instant now) {
        return WebhookSignature.verify(source.format(), headers, body, secrets.at(now), now);
    }
}
