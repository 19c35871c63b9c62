package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the three-column report.
public class ThreeColumnParameters extends ReportParameters {

    @QueryParam("by")
    @Parameter(description = "status, date, order or rule.", example = "status")
    public @Nullable String by;

    @QueryParam("asOf")
    @Parameter(description = "Business date to look from; today when left out.", example = "2026-03-06")
    public @Nullable String asOf;
}
