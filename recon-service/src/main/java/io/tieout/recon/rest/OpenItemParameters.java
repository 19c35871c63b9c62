package io.tieout.recon.rest;

import io.tieout.recon.app.Filters;
import io.tieout.recon.app.OpenItemQuery;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the reports of what is open.
public class OpenItemParameters {

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

    @QueryParam("pageSize")
    @Parameter(description = "Items per page, 1 to 500; 50 when left out.")
    public @Nullable String pageSize;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before.")
    public @Nullable String cursor;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "xlsx")
    public @Nullable String format;

    OpenItemQuery query(LocalDate today) {
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put("asOf", asOf);
        parameters.put("entity", entity);
        parameters.put("currency", currency);
        parameters.put("rule", rule);
        parameters.put("class", breakClass);
        parameters.put("step", step);
        parameters.put("from", from);
        parameters.put("to", to);
        return new Filters(parameters).openItems(today);
    }
}
