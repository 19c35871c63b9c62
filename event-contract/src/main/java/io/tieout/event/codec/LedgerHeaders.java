package io.tieout.event.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers of what the ledger itself tells beside the events that it recorded.
final class LedgerHeaders {

    private LedgerHeaders() {}

    /// @return a map to which more may be added
    static Map<String, String> of(String tenant, String id, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, id);
        headers.put(EventHeaders.SOURCE, "/tenants/" + tenant + "/ledger");
        headers.put(EventHeaders.TYPE, type);
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        return headers;
    }
}
