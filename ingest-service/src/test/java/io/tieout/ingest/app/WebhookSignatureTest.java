package io.tieout.ingest.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ingest.app.WebhookSignature.Verdict;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.kit.security.Signatures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
    private static final String SECRET = "whsec_vector_0123456789";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    /// Computed with another implementation (Python's hmac) over `1700000000.{"id":"evt_1"}`.
    private static final String STRIPE_VECTOR = "558c5dae3fb9fdea0b1f78a10fd795ea7b5af47e20f52a29fb001c0a6edbbd69";

    private static Verdict shopify(String header, byte[] body, String... secrets) {
        return verify(SourceFormat.SHOPIFY, "x-shopify-hmac-sha256", header, body, NOW, secrets);
    }

    private static Verdict stripe(String header, Instant now, String... secrets) {
        return verify(SourceFormat.STRIPE, "stripe-signature", header, BODY, now, secrets);
    }

    private static Verdict verify(
            SourceFormat format, String name, String header, byte[] body, Instant now, String... secrets) {
        List<byte[]> keys =
                Arrays.stream(secrets).map(secret -> secret.getBytes(UTF_8)).toList();
        return WebhookSignature.verify(format, Map.of(name, header), body, keys, now);
    }

    private static String base64(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(secret.getBytes(UTF_8), body));
    }

    private static String hex(String secret, long time) {
        byte[] prefix = (time + ".").getBytes(UTF_8);
        return HexFormat.of().formatHex(Signatures.hmacSha256(secret.getBytes(UTF_8), prefix, BODY));
    }

    /// RFC 4231, test case 2; Shopify signs the raw body just so.
    @Test
    void acceptsTheVectorOfRfc4231InShopifysSpelling() {
        byte[] digest = HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

        assertThat(shopify(
                        Base64.getEncoder().encodeToString(digest),
                        "what do ya want for nothing?".getBytes(UTF_8),
                        "Jefe"))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void acceptsAStripeVectorOfAnotherImplementation() {
        assertThat(stripe("t=1700000000,v1=" + STRIPE_VECTOR, NOW, SECRET)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void shopifyCoversEveryByte() {
        String signature = base64(SECRET, BODY);

        assertThat(shopify(signature, BODY, SECRET)).isEqualTo(Verdict.GENUINE);
        assertThat(shopify(signature, "{\"id\":\"evt_1\"} ".getBytes(UTF_8), SECRET))
                .isEqualTo(Verdict.WRONG);
        assertThat(shopify(signature, BODY, "another secret here")).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"'',MISSING", "' ',MISSING", "not base64!,MALFORMED", "AAAA,WRONG"})
    void shopifyHeadersThatProveNothing(String header, Verdict verdict) {
        assertThat(shopify(header, BODY, SECRET)).isEqualTo(verdict);
    }

    @Test
    void aMissingHeaderIsMissing() {
        assertThat(WebhookSignature.verify(SourceFormat.STRIPE, Map.of(), BODY, List.of(), NOW))
                .isEqualTo(Verdict.MISSING);
        assertThat(WebhookSignature.verify(SourceFormat.CLOUDEVENTS, Map.of(), BODY, List.of(), NOW))
                .isEqualTo(Verdict.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"0,GENUINE", "300,GENUINE", "-300,GENUINE", "301,STALE", "-301,STALE"})
    void stripeSignaturesAgeByTheWallClock(long secondsLater, Verdict verdict) {
        String header = "t=1700000000,v1=" + hex(SECRET, 1_700_000_000);

        assertThat(stripe(header, NOW.plusSeconds(secondsLater), SECRET)).isEqualTo(verdict);
    }

    @Test
    void anyOfSeveralV1Counts() {
        String header = "t=1700000000,v1=" + "00".repeat(32) + ",v1=" + STRIPE_VECTOR + ",v0=ffff";

        assertThat(stripe(header, NOW, SECRET)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void v0NeverCounts() {
        assertThat(stripe("t=1700000000,v0=" + STRIPE_VECTOR, NOW, SECRET)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void theTimeIsSignedToo() {
        assertThat(stripe("t=1700000001,v1=" + STRIPE_VECTOR, NOW, SECRET)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1=00", "t=1700000000", "t=now,v1=00", "t=99999999999999,v1=00", "nonsense"})
    void stripeHeadersWithoutTimeOrSignatureAreMalformed(String header) {
        assertThat(stripe(header, NOW, SECRET)).isEqualTo(Verdict.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1700000000,v1=", "t=1700000000,v1=xyz", "t=1700000000,v1=00"})
    void signaturesThatAreNoneNeverMatch(String header) {
        assertThat(stripe(header, NOW, SECRET)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theSecretBeforeCountsWhileTheVendorChangesOver() {
        SigningSecrets secrets = SigningSecrets.of("the old signing secret").replacedBy(SECRET, NOW.plusSeconds(3_600));

        assertThat(shopify(base64("the old signing secret", BODY), secrets.at(NOW)))
                .isEqualTo(Verdict.GENUINE);
        assertThat(shopify(base64(SECRET, BODY), secrets.at(NOW))).isEqualTo(Verdict.GENUINE);
        assertThat(shopify(base64("the old signing secret", BODY), secrets.at(NOW.plusSeconds(3_600))))
                .isEqualTo(Verdict.WRONG);
    }

    private static Verdict shopify(String header, List<byte[]> keys) {
        return WebhookSignature.verify(SourceFormat.SHOPIFY, Map.of("x-shopify-hmac-sha256", header), BODY, keys, NOW);
    }

    @Test
    void aSourceWithoutSecretAcceptsNothing() {
        assertThat(shopify(base64(SECRET, BODY), SigningSecrets.NONE.at(NOW))).isEqualTo(Verdict.WRONG);
    }
}
