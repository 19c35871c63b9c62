package io.tieout.ingest.rest;

import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The headers of a request by lower-case name; of several with one name, joined as HTTP joins them.
final class RequestHeaders {

    /// Vert.x counts them by sorting their names.
    private static final int HEADERS_USUAL = 16;

    private RequestHeaders() {}

    static Map<String, String> of(HttpServerRequest request) {
        Map<String, String> plain = HashMap.newHashMap(HEADERS_USUAL);
        for (Map.Entry<String, String> header : request.headers()) {
            plain.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (one, other) -> one + "," + other);
        }
        return plain;
    }
}
