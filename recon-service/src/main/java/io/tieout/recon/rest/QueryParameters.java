package io.tieout.recon.rest;

import io.tieout.recon.app.Filters;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query parameters of an operation. Their fields say what they are, and [Filters] reads them by their names.
public abstract class QueryParameters {

    @Context
    public @Nullable UriInfo uri;

    Filters filters() {
        Map<String, String> parameters = new HashMap<>();
        if (uri != null) {
            uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        }
        return new Filters(parameters);
    }
}
