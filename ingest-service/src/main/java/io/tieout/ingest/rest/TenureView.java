package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Tenure;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How long a source holds a role.
@Schema(name = "Tenure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenureView(
        @Schema(description = "The first instant; absent is since ever.") @Nullable
        Instant from,

        @Schema(description = "The first instant at which it holds the role no more; absent is for ever.") @Nullable
        Instant until) {

    static Map<String, TenureView> of(Map<SourceRole, Tenure> tenures) {
        Map<String, TenureView> views = new TreeMap<>();
        tenures.forEach((role, tenure) -> views.put(role.code(), new TenureView(tenure.from(), tenure.until())));
        return views;
    }
}
