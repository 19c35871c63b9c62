package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of breaks.
public class BreakParameters extends ListParameters {

    @QueryParam("class")
    @Parameter(description = "Break class.", example = "missing")
    public @Nullable String breakClass;

    @QueryParam("status")
    @Parameter(description = "open, accepted, closed or absorbed.", example = "open")
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
}
