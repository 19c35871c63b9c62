package io.tieout.ingest.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The headers of a request by lower-case name; of several with one name, joined as HTTP joins them.
final class RequestHeaders {

    private RequestHeaders() {}

    static Map<String, String> of(HttpHeaders headers) {
        Map<String, String> plain = new HashMap<>();
        headers.getRequestHeaders()
                .forEach((name, values) -> plain.merge(
                        name.toLowerCase(Locale.ROOT), String.join(",", values), (one, other) -> one + "," + other));
        return plain;
    }
}
