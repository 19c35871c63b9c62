package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.domain.Source;
import io.tieout.kit.security.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registers sources, changes them, and gives them keys.
@ApplicationScoped
public class RegisterSource {

    private final Sources sources;
    private final SourceRegistry registry;
    private final SecretBox box;
    private final Duration secretOverlap;
    private final SecureRandom random = new SecureRandom();

    RegisterSource(Sources sources, SourceRegistry registry, SecretBox box, IngestSettings settings) {
        this.sources = sources;
        this.registry = registry;
        this.box = box;
        this.secretOverlap = settings.secretOverlap();
    }

    /// What a registration or a change came to.
    public sealed interface Registration {}

    /// It is new; `apiKey` is shown now and never again.
    public record Registered(SourceRecord kept, ApiKey apiKey) implements Registration {}

    /// It was registered before with this very content.
    public record Unchanged(SourceRecord kept) implements Registration {}

    public record Changed(SourceRecord kept) implements Registration {}

    /// The tenant has a source of this id with other content.
    public record Different() implements Registration {}

    /// Another source receives webhooks under this id; whose it is stays unsaid.
    public record IdTaken() implements Registration {}

    public record Unknown() implements Registration {}

    /// The format is part of what a source is; its history could not be read with another one.
    public record FormatFixed(String format) implements Registration {}

    /// Asks before it inserts, so that a repeat is no error to the database; the insert decides a race.
    public Uni<Registration> register(Source source, @Nullable String secret) {
        return sources.find(source.tenant(), source.id())
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(compare(found, source, secret))
                        : insert(source, secret));
    }

    private Uni<Registration> insert(Source source, @Nullable String secret) {
        ApiKey key = ApiKey.random(random);
        SourceRecord added = record(source, SigningSecrets.of(secret), key.id(), key.secretSha256(), now());
        return sources.insert(added)
                .chain(isInserted -> isInserted
                        ? registry.reload().onFailure().recoverWithNull().replaceWith(new Registered(added, key))
                        : sources.find(source.tenant(), source.id()).map(found -> compare(found, source, secret)));
    }

    /// Replaces the description of a source; a secret left out stays, one replaced counts for a while longer.
    public Uni<Registration> change(Source source, @Nullable String secret) {
        return sources.find(source.tenant(), source.id()).chain(found -> {
            SourceRecord kept = found.orElse(null);
            if (kept == null) {
                return Uni.createFrom().item(new Unknown());
            }
            if (kept.source().format() != source.format()) {
                return Uni.createFrom()
                        .item(new FormatFixed(kept.source().format().code()));
            }
            SigningSecrets before = secretsOf(kept);
            SigningSecrets after = secret == null ? before : before.replacedBy(secret, now().plus(secretOverlap));
            return update(record(source, after, kept.apiKeyId(), kept.apiKeySha256(), kept.createdAt()))
                    .map(Changed::new);
        });
    }

    /// Gives a source a new key; the old one ends at once. Empty when there is no such source.
    public Uni<Optional<Registered>> newApiKey(String tenant, String id) {
        return sources.find(tenant, id).chain(found -> {
            SourceRecord kept = found.orElse(null);
            if (kept == null) {
                return Uni.createFrom().item(Optional.empty());
            }
            ApiKey key = ApiKey.random(random);
            return update(record(kept.source(), secretsOf(kept), key.id(), key.secretSha256(), kept.createdAt()))
                    .map(changed -> Optional.of(new Registered(changed, key)));
        });
    }

    private Uni<SourceRecord> update(SourceRecord changed) {
        return sources.update(changed)
                .chain(() -> registry.reload().onFailure().recoverWithNull())
                .replaceWith(changed);
    }

    private Registration compare(Optional<SourceRecord> found, Source source, @Nullable String secret) {
        SourceRecord kept = found.orElse(null);
        if (kept == null) {
            return new IdTaken();
        }
        boolean isSame = kept.source().equals(source) && secretsOf(kept).isCurrent(secret);
        return isSame ? new Unchanged(kept) : new Different();
    }

    private SigningSecrets secretsOf(SourceRecord kept) {
        return SigningSecrets.open(box, kept.sealedSecrets(), SourceRegistry.contextOf(kept.source()));
    }

    private SourceRecord record(
            Source source, SigningSecrets secrets, String apiKeyId, byte[] apiKeySha256, Instant createdAt) {
        byte[] sealed = secrets.seal(box, SourceRegistry.contextOf(source));
        return new SourceRecord(source, sealed, apiKeyId, apiKeySha256, createdAt, now());
    }

    /// As exact as PostgreSQL keeps it, so that what is shown now is what is shown later.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
