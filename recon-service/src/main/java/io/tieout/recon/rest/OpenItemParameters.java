package io.tieout.recon.rest;

import io.tieout.recon.app.OpenItemQuery;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the reports of what is open.
public class OpenItemParameters extends ListParameters {

    @QueryParam("asOf")
    @Parameter(
            description = "The day at whose end they were open, one of the last 92; today when left out.",
            example = "2026-03-06")
    public @Nullable String asOf;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("currency")
    @Parameter(description = "Currency.", example = "USD")
    public @Nullable String currency;

    @QueryParam("rule")
    @Parameter(description = "Id of the rule that found them.", example = "refunds")
    public @Nullable String rule;

    @QueryParam("class")
    @Parameter(description = "Break class.", example = "missing")
    public @Nullable String breakClass;

    @QueryParam("step")
    @Parameter(description = "The failed handoff step.", example = "2")
    public @Nullable String step;

    @QueryParam("from")
    @Parameter(description = "First business date.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "xlsx")
    public @Nullable String format;

    OpenItemQuery query(LocalDate today) {
        return filters().openItems(today);
    }
}
