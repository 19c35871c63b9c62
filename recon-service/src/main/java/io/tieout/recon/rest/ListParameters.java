package io.tieout.recon.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of a list that has pages.
public abstract class ListParameters extends QueryParameters {

    @QueryParam("pageSize")
    @Parameter(description = "Items per page, 1 to 500; 50 when left out.")
    public @Nullable String pageSize;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before.")
    public @Nullable String cursor;
}
