package io.tieout.ingest.app;

import io.tieout.ingest.domain.Source;
import java.time.Instant;

/// A source as it is kept: what it is, and in sealed or hashed form how it proves itself.
///
/// @param sealedSecrets its [SigningSecrets]; empty where the format has no signatures
/// @param apiKeySha256 digest of the secret part of its API key; the key itself is not kept
public record SourceRecord(
        Source source,
        byte[] sealedSecrets,
        String apiKeyId,
        byte[] apiKeySha256,
        Instant createdAt,
        Instant updatedAt) {}
