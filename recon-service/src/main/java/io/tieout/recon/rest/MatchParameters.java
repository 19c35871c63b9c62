package io.tieout.recon.rest;

import io.tieout.recon.app.Filters;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of matches.
public class MatchParameters {

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

    @QueryParam("pageSize")
    @Parameter(description = "Items per page, 1 to 500; 50 when left out.")
    public @Nullable String pageSize;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before.")
    public @Nullable String cursor;

    Filters filters() {
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put("rule", rule);
        parameters.put("record", record);
        parameters.put("entity", entity);
        parameters.put("order", order);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("correlationId", correlationId);
        parameters.put("stage", stage);
        return new Filters(parameters);
    }
}
