package io.tieout.ingest.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The headers of a request as they may be kept: without what would let a reader act as the sender.
///
/// Signatures stay: they prove the body and open nothing.
final class RedactedHeaders {

    private static final String REDACTED = "(redacted)";
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "cookie", "set-cookie");

    private RedactedHeaders() {}

    static Map<String, String> of(Map<String, String> headers) {
        Map<String, String> kept = new HashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            kept.put(lower, isCredential(lower) ? REDACTED : value);
        });
        return kept;
    }

    private static boolean isCredential(String name) {
        return CREDENTIALS.contains(name)
                || name.contains("token")
                || name.contains("secret")
                || name.contains("password");
    }
}
