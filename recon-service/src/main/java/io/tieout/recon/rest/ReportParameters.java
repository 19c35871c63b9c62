package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the reports of records.
public class ReportParameters extends QueryParameters {

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
}
