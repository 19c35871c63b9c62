package io.tieout.ingest.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a registration, for the API description; [io.tieout.ingest.app.SourceForm] reads it.
record SourceDescription(
        @Schema(pattern = "[a-z0-9][a-z0-9-]{0,62}", required = true)
        String id,

        @Schema(required = true, description = "What the source is: storefront, processor, erp, integration …")
        List<String> roles,

        @Schema(
                enumeration = {"shopify", "stripe", "cloudevents"},
                required = true)
        String format,

        @Schema(required = true, description = "The legal entity whose books its events concern")
        String entity,

        @Schema(description = "Name space of its ids in references; its own id by default")
        String issuer,

        @Schema(description = "The vendor's signing secret; needed for shopify and stripe")
        String secret,

        @Schema(defaultValue = "UTC", description = "IANA name")
        String timeZone,

        @Schema(defaultValue = "00:00", description = "Local time at which its business day starts")
        String cutOff,

        @Schema(description = "See docs/reference/ingest-service.md")
        Map<String, String> options,

        @Schema(
                description = "By role: since when and until when it holds it. What happens at other times is kept as"
                        + " evidence and never booked from its word. Roles left out are held for ever.")
        Map<String, TenureDescription> effective) {}
