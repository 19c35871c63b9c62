package io.tieout.ingest.db;

import jakarta.persistence.Embeddable;

/// Primary key of [SourceRow].
@Embeddable
record SourceKey(String tenant, String id) {}
