package io.tieout.recon.rest;

import io.tieout.recon.app.Filters;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of breaks.
public class BreakParameters {

    @QueryParam("class")
    @Parameter(description = "Break class.", example = "missing")
    public @Nullable String breakClass;

    @QueryParam("status")
    @Parameter(description = "open, closed or absorbed.", example = "open")
    public @Nullable String status;

    @QueryParam("severity")
    @Parameter(description = "P1 to P4.", example = "P2")
    public @Nullable String severity;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("rule")
    @Parameter(description = "Id of the rule that found it.", example = "refunds")
    public @Nullable String rule;

    @QueryParam("order")
    @Parameter(description = "Order, as the source names it.", example = "1002")
    public @Nullable String order;

    @QueryParam("from")
    @Parameter(description = "First business date.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("minAmount")
    @Parameter(description = "Least money in dispute, in major units of each break's currency.", example = "20.00")
    public @Nullable String minAmount;

    @QueryParam("correlationId")
    @Parameter(description = "Breaks of this transaction.")
    public @Nullable String correlationId;

    @QueryParam("incident")
    @Parameter(description = "Breaks of this incident.")
    public @Nullable String incident;

    @QueryParam("asOf")
    @Parameter(description = "The day ages are counted at; today when left out.", example = "2026-03-06")
    public @Nullable String asOf;

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
        parameters.put("class", breakClass);
        parameters.put("status", status);
        parameters.put("severity", severity);
        parameters.put("entity", entity);
        parameters.put("rule", rule);
        parameters.put("order", order);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("minAmount", minAmount);
        parameters.put("correlationId", correlationId);
        parameters.put("stage", stage);
        parameters.put("incident", incident);
        parameters.put("asOf", asOf);
        return new Filters(parameters);
    }
}
