package io.tieout.ingest.app;

import io.tieout.ingest.domain.SourceFormat;
import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Whether the vendor signed these very bytes. Decided before anything is parsed, in constant time per comparison.
public final class WebhookSignature {

    /// How far from now a Stripe signature may be dated, either way.
    static final Duration STRIPE_TOLERANCE = Duration.ofMinutes(5);

    private static final int CANDIDATES_MAX = 10;
    private static final byte[] DOT = {'.'};

    private WebhookSignature() {}

    /// What a signature came to; everything but genuine is answered 401.
    public enum Verdict {
        GENUINE,
        MISSING,
        MALFORMED,
        /// Signed too long ago, or in the future: a replay, or a clock that is off.
        STALE,
        WRONG
    }

    /// @param secrets the vendor's signing secrets that count now
    /// @param now wall time
    static Verdict verify(
            SourceFormat format, Map<String, String> headers, byte[] body, List<byte[]> secrets, Instant now) {
        return switch (format) {
            case SHOPIFY -> shopify(headers.getOrDefault("x-shopify-hmac-sha256", ""), body, secrets);
            case STRIPE -> stripe(headers.getOrDefault("stripe-signature", ""), body, secrets, now);
            case CLOUDEVENTS -> Verdict.MISSING;
        };
    }

    private static Verdict shopify(String header, byte[] body, List<byte[]> secrets) {
        if (header.isBlank()) {
            return Verdict.MISSING;
        }
        try {
            byte[] sent = Base64.getDecoder().decode(header.strip());
            return anyMatches(List.of(sent), secrets, body) ? Verdict.GENUINE : Verdict.WRONG;
        } catch (IllegalArgumentException notBase64) {
            return Verdict.MALFORMED;
        }
    }

    /// `t=<seconds>,v1=<hex>[,v1=<hex>][,v0=…]`; v0 is a test scheme and never counts.
    private static Verdict stripe(String header, byte[] body, List<byte[]> secrets, Instant now) {
        if (header.isBlank()) {
            return Verdict.MISSING;
        }
        String time = "";
        List<byte[]> candidates = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("t=")) {
                time = item.substring(2);
            } else if (item.startsWith("v1=") && candidates.size() < CANDIDATES_MAX) {
                candidates.add(hex(item.substring(3)));
            }
        }
        if (!time.matches("[0-9]{1,12}") || candidates.isEmpty()) {
            return Verdict.MALFORMED;
        }
        byte[] prefix = time.getBytes(StandardCharsets.US_ASCII);
        if (!anyMatches(candidates, secrets, prefix, DOT, body)) {
            return Verdict.WRONG;
        }
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        return off.compareTo(STRIPE_TOLERANCE) > 0 ? Verdict.STALE : Verdict.GENUINE;
    }

    /// Compares every candidate under every secret, so that the time taken says nothing of which one was close.
    private static boolean anyMatches(List<byte[]> candidates, List<byte[]> secrets, byte[]... signed) {
        boolean matches = false;
        for (byte[] secret : secrets) {
            byte[] expected = Signatures.hmacSha256(secret, signed);
            for (byte[] candidate : candidates) {
                matches |= Signatures.same(expected, candidate);
            }
        }
        return matches;
    }

    /// Nothing matches an empty signature.
    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }
}
