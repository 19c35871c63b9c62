package io.tieout.recon.page;

import io.tieout.recon.app.Filters;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for a page by somebody who is signed in.
///
/// @param parameters of the address, the first of each name
/// @param query the address behind its question mark; empty where it has none
record Visit(Reader reader, Map<String, String> parameters, String path, String query) {

    Visit {
        parameters = Map.copyOf(parameters);
    }

    static Visit of(Reader reader, UriInfo uri) {
        Map<String, String> parameters = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        String raw = uri.getRequestUri().getRawQuery();
        return new Visit(reader, parameters, uri.getRequestUri().getRawPath(), raw == null ? "" : raw);
    }

    String tenant() {
        return reader.tenant();
    }

    Filters filters() {
        return new Filters(parameters);
    }

    /// With a value where the address says nothing of a parameter.
    Visit withDefault(String name, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putIfAbsent(name, value);
        return new Visit(reader, all, path, query);
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    /// What a field of a form holds that sent this.
    String field(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// The address of the following page; empty on the last one.
    String next(@Nullable String cursor) {
        return cursor == null ? "" : with("cursor", cursor);
    }

    /// The address of a page of a report's rows.
    String page(int number) {
        return with("page", Integer.toString(number));
    }

    private String with(String name, String value) {
        return UriBuilder.fromPath(path)
                .replaceQuery(query.isEmpty() ? null : query)
                .replaceQueryParam(name, value)
                .build()
                .toString();
    }

    /// The same filters at another address.
    String at(String other) {
        return query.isEmpty() ? other : other + "?" + query;
    }
}
