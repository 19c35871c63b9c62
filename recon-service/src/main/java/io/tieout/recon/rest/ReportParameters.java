package io.tieout.recon.rest;

import io.tieout.recon.app.Filters;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of both reports.
public class ReportParameters {

    @QueryParam("from")
    @Parameter(description = "First business date.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("order")
    @Parameter(description = "Order, as the source names it, or a whole reference.", example = "order:shopify-us:1006")
    public @Nullable String order;

    @QueryParam("status")
    @Parameter(description = "approved, pending, rejected, failed or none.", example = "approved")
    public @Nullable String status;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("rule")
    @Parameter(description = "Id of the rule that compares.", example = "refunds")
    public @Nullable String rule;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "csv")
    public @Nullable String format;

    Filters filters(Map<String, @Nullable String> more) {
        Map<String, @Nullable String> parameters = new HashMap<>(more);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("order", order);
        parameters.put("status", status);
        parameters.put("entity", entity);
        parameters.put("rule", rule);
        return new Filters(parameters);
    }
}
