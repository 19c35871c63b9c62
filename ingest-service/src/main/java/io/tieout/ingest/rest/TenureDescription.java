package io.tieout.ingest.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How long a source is to hold a role, for the API description; [io.tieout.ingest.app.SourceForm] reads it.
record TenureDescription(
        @Schema(
                description = "From when on, included: a business date, which begins by the source's time zone and"
                        + " cut-off, or RFC 3339 with an offset. Left out: since ever.",
                examples = "2026-04-01")
        String from,

        @Schema(description = "Until when, excluded. Left out: for ever.", examples = "2027-01-01T00:00:00Z")
        String until) {}
