package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of matches.
public class MatchParameters extends ListParameters {

    @QueryParam("rule")
    @Parameter(description = "The rule that tied them.", example = "refunds")
    public @Nullable String rule;

    @QueryParam("record")
    @Parameter(description = "What the documents were tied to.", example = "refund:shopify-us:9001")
    public @Nullable String record;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("order")
    @Parameter(description = "Order, as the source names it, or a whole reference.", example = "1001")
    public @Nullable String order;

    @QueryParam("from")
    @Parameter(description = "First business date of the record.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date of the record.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("correlationId")
    @Parameter(description = "Matches of this transaction.")
    public @Nullable String correlationId;

    @QueryParam("stage")
    @Parameter(
            description = "Stage by which the record was tied across transactions: amount-and-date, subset-sum or"
                    + " scored.",
            example = "scored")
    public @Nullable String stage;
}
