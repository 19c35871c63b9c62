package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.SourceRole;
import io.tieout.ingest.app.ApiKey;
import io.tieout.ingest.app.SourceRecord;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A source as people see it: never its secret, and its key only when it is new.
///
/// @param webhookPath where its vendor posts; absent for CloudEvents
@Schema(name = "Source", examples = Examples.SOURCE_REGISTERED)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        String id,
        List<String> roles,
        String format,
        String entity,
        String issuer,
        String timeZone,
        String cutOff,
        Map<String, String> options,

        @Schema(description = "Since when and until when it holds roles that it does not hold for ever.")
        Map<String, TenureView> effective,

        @Nullable String webhookPath,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String apiKey) {

    static SourceView of(SourceRecord kept) {
        return of(kept, null);
    }

    static SourceView of(SourceRecord kept, @Nullable ApiKey apiKey) {
        Source source = kept.source();
        return new SourceView(
                source.id(),
                source.roles().stream().map(SourceRole::code).toList(),
                source.format().code(),
                source.entity(),
                source.issuer(),
                source.calendar().zone().getId(),
                source.calendar().cutOff().toString(),
                source.options(),
                TenureView.of(source.tenures()),
                source.format().isWebhook() ? "/v1/webhooks/" + source.id() : null,
                kept.createdAt(),
                kept.updatedAt(),
                apiKey == null ? null : apiKey.text());
    }
}
