package io.tieout.recon.rest;

import io.tieout.recon.app.ReportWindow;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the reports of a window.
public class WindowParameters extends QueryParameters {

    @QueryParam("from")
    @Parameter(description = "First business date; 31 days before the last one when left out.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date; today when left out. At most 366 days.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("currency")
    @Parameter(description = "Currency.", example = "USD")
    public @Nullable String currency;

    @QueryParam("rule")
    @Parameter(description = "Id of the rule that compares.", example = "refunds")
    public @Nullable String rule;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "xlsx")
    public @Nullable String format;

    ReportWindow window(LocalDate today) {
        return filters().reportWindow(today);
    }
}
