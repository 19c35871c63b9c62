package io.tieout.ingest.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The headers of a request by lower-case name; of several with one name, joined as HTTP joins them.
final class RequestHeaders {

    private RequestHeaders() {}

    static Map<String, String> of(HttpServerRequest request) {
        MultiMap sent = request.headers();
        Map<String, String> plain = HashMap.newHashMap(sent.size());
        for (Map.Entry<String, String> header : sent) {
            plain.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (one, other) -> one + "," + other);
        }
        return plain;
    }
}
