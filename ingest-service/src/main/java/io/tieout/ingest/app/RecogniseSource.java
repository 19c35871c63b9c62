package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.domain.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds out which source sends, by its API key or by its vendor's signature.
@ApplicationScoped
public class RecogniseSource {

    private static final Logger LOG = Logger.getLogger(RecogniseSource.class);

    private final SourceRegistry registry;
    private final IntakeMetrics metrics;

    RecogniseSource(SourceRegistry registry, IntakeMetrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
    }

    /// The source whose key it is; 401 otherwise.
    public Uni<Source> byApiKey(@Nullable String header) {
        ApiKey key = ApiKey.parse(header == null ? "" : header.strip()).orElse(null);
        if (key == null) {
            metrics.apiKeyRejected();
            throw IngestProblem.BAD_API_KEY.at(
                    "X-Api-Key",
                    header == null ? "The header is missing." : "The header does not hold an API key.",
                    "Send the key that the registration of the source showed, tk_live_….");
        }
        return registry.byApiKey(key).map(found -> {
            RegisteredSource known = found.orElse(null);
            if (known == null) {
                metrics.apiKeyRejected();
                throw IngestProblem.BAD_API_KEY.at(
                        "X-Api-Key",
                        "The API key is not valid.",
                        "Send the source's current key, or make a new one with POST /v1/sources/{id}/api-key.");
            }
            return known.source();
        });
    }

    /// The source that receives webhooks under `id` and whose vendor signed this body; 404 or 401 otherwise.
    public Uni<Source> bySignature(String id, Map<String, String> headers, byte[] body) {
        return registry.byWebhookId(id).map(found -> {
            RegisteredSource known = found.orElse(null);
            if (known == null) {
                throw IngestProblem.UNKNOWN_WEBHOOK.because("No source receives webhooks under this id.");
            }
            Source source = known.source();
            WebhookSignature.Verdict verdict = known.verify(headers, body, Instant.now());
            return switch (verdict) {
                case GENUINE -> source;
                case MISSING, MALFORMED, STALE, WRONG -> {
                    metrics.signatureRejected(source.format(), verdict);
                    LOG.infof("webhook refused: source=%s signature=%s", source.id(), verdict);
                    throw refusal(source, verdict);
                }
            };
        });
    }

    private static RuntimeException refusal(Source source, WebhookSignature.Verdict verdict) {
        String header = switch (source.format()) {
            case SHOPIFY -> "X-Shopify-Hmac-Sha256";
            case STRIPE, CLOUDEVENTS -> "Stripe-Signature";
        };
        return switch (verdict) {
            case MISSING ->
                IngestProblem.BAD_SIGNATURE.at(
                        header, "The signature is missing.", "Let the vendor call this address.");
            case STALE ->
                IngestProblem.BAD_SIGNATURE.at(
                        header,
                        "The signature is dated more than " + WebhookSignature.STRIPE_TOLERANCE.toSeconds()
                                + " s from now.",
                        "Send a fresh delivery; check the clocks.");
            case GENUINE, MALFORMED, WRONG ->
                IngestProblem.BAD_SIGNATURE.at(
                        header,
                        "The signature does not fit the body.",
                        "Register the vendor's signing secret with PUT /v1/sources/{id}; pass the body on unchanged.");
        };
    }
}
