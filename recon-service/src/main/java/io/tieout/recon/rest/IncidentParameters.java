package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the list of incidents.
public class IncidentParameters extends ListParameters {

    @QueryParam("status")
    @Parameter(description = "open: some of its breaks are; over: none is.", example = "open")
    public @Nullable String status;

    @QueryParam("cause")
    @Parameter(description = "Cause of most of its breaks.", example = "integration-bug")
    public @Nullable String cause;

    @QueryParam("entity")
    @Parameter(description = "Legal entity of any of its breaks.", example = "US")
    public @Nullable String entity;

    @QueryParam("connector")
    @Parameter(description = "Source id of the system it failed at.", example = "celigo-us")
    public @Nullable String connector;

    @QueryParam("minBreaks")
    @Parameter(description = "Least number of breaks; 3 when left out, 1 lists every symptom.", example = "3")
    public @Nullable String minBreaks;
}
