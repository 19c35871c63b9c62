package io.tieout.ingest.domain;

import io.tieout.event.CanonicalBytes;
import io.tieout.event.Provenance;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a source sent, byte for byte: the proof behind every event made of it.
///
/// @param id the same when the same delivery is sent again
/// @param headers by lower-case name; what would let a reader act as the source is left out
/// @param sha256 lower-case hex digest of `body`
/// @param register who held which role, as it was known on arrival
public record Receipt(
        String id,
        String tenant,
        String source,
        Instant receivedAt,
        String sha256,
        Map<String, String> headers,
        byte[] body,
        RoleRegister register) {

    private static final String PREFIX = "rc_";
    private static final int ID_BYTES = 16;

    public Receipt {
        headers = Map.copyOf(headers);
    }

    /// @param delivery what tells two deliveries of the same bytes apart, such as the vendor's webhook id
    public static Receipt of(
            Source source,
            RoleRegister register,
            Instant receivedAt,
            String delivery,
            Map<String, String> headers,
            byte[] body) {
        byte[] digest = CanonicalBytes.sha256(body);
        String sha256 = HexFormat.of().formatHex(digest);
        byte[] identity = new CanonicalBytes()
                .text(source.tenant())
                .text(source.id())
                .text(sha256)
                .text(delivery)
                .sha256();
        String id = PREFIX + HexFormat.of().formatHex(identity, 0, ID_BYTES);
        return new Receipt(id, source.tenant(), source.id(), receivedAt, sha256, headers, body, register);
    }

    public Provenance provenance(String mapping) {
        return new Provenance(id, sha256, mapping);
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /// The headers in the order of their names.
    public Map<String, String> sortedHeaders() {
        return new TreeMap<>(headers);
    }
}
