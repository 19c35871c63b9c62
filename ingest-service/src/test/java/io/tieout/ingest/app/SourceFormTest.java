package io.tieout.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.SourceRole;
import io.tieout.event.codec.Json;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.Tenure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFormTest {

    private static final String SHOPIFY = """
            {"id":"shopify-us","roles":["storefront","pos"],"format":"shopify","entity":"US","secret":"shpss_0123456789abcdef",
             "timeZone":"America/New_York","cutOff":"04:00","options":{"shop-currency":"USD"}}""";

    private static SourceForm.Reading read(String json, @Nullable String id, boolean needsSecret) {
        try {
            return SourceForm.read("acme", Json.read(json.getBytes(StandardCharsets.UTF_8)), id, needsSecret);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Source source(String json) {
        return ((SourceForm.Filled) read(json, null, true)).source();
    }

    private static List<String> pointers(SourceForm.Reading reading) {
        assertThat(reading).isInstanceOf(SourceForm.Faulty.class);
        return ((SourceForm.Faulty) reading)
                .violations().stream().map(Violation::pointer).toList();
    }

    @Test
    void readsADescription() {
        Source source = source(SHOPIFY);

        assertThat(source.tenant()).isEqualTo("acme");
        assertThat(source.roles()).containsExactly(SourceRole.STOREFRONT, SourceRole.POS);
        assertThat(source.format()).isEqualTo(SourceFormat.SHOPIFY);
        assertThat(source.issuer()).as("its own id by default").isEqualTo("shopify-us");
        assertThat(source.calendar().zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(source.calendar().cutOff()).isEqualTo(LocalTime.of(4, 0));
        assertThat(source.option("shop-currency")).contains("USD");
    }

    @Test
    void timeZoneAndCutOffDefaultToUtcMidnight() {
        Source source = source("{\"id\":\"erp\",\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}");

        assertThat(source.calendar().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(source.calendar().cutOff()).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void rolesAreHeldForEverUnlessItSaysSinceWhen() {
        Source dated = source(
                SHOPIFY.replace(
                        "\"entity\"",
                        "\"effective\":{\"pos\":{\"from\":\"2026-04-01\",\"until\":\"2026-07-01T00:00:00.1234567Z\"}},\"entity\""));

        assertThat(source(SHOPIFY).tenures()).isEmpty();
        assertThat(dated.tenures())
                .containsOnly(Map.entry(
                        SourceRole.POS,
                        new Tenure(
                                Instant.parse("2026-04-01T08:00:00Z"), Instant.parse("2026-07-01T00:00:00.123456Z"))));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '`', delimiter = '|', textBlock = """
            EFFECTIVE                                             | POINTER
            []                                                    | /effective
            {"erp":{"from":"2026-04-01"}}                         | /effective
            {"robot":{"from":"2026-04-01"}}                       | /effective
            {"pos":"2026-04-01"}                                  | /effective/pos
            {"pos":{"since":"2026-04-01"}}                        | /effective/pos/since
            {"pos":{"from":"April"}}                              | /effective/pos/from
            {"pos":{"from":"2026-04-01T00:00:00"}}                | /effective/pos/from
            {"pos":{"from":20260401}}                             | /effective/pos/from
            {"pos":{"until":"2026-13-01"}}                        | /effective/pos/until
            {"pos":{"from":"2026-04-01","until":"2026-04-01"}}    | /effective/pos/until
            """)
    void faultsOfDatesAreNamed(String effective, String pointer) {
        String form = SHOPIFY.replace("\"entity\"", "\"effective\":" + effective + ",\"entity\"");

        assertThat(pointers(read(form, null, true))).containsExactly(pointer);
    }

    @Test
    void doesNotShowTheSecretByAccident() {
        assertThat(read(SHOPIFY, null, true).toString()).doesNotContain("shpss_");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                           BY,                          POINTER
            '"id":"shopify-us",',               '',                          /id
            '"id":"shopify-us"',                '"id":"Shopify"',            /id
            '"id":"shopify-us"',                '"id":"a:b"',                /id
            '"storefront"',                     '"shop"',                    /roles
            '["storefront","pos"]',             '[]',                        /roles
            '["storefront","pos"]',             '"storefront"',              /roles
            '["storefront","pos"]',             '["erp"]',                   /roles
            '"format":"shopify"',               '"format":"woo"',            /format
            '"entity":"US",',                   '',                          /entity
            '"entity":"US"',                    '"entity":"U S"',            /entity
            '"secret":"shpss_0123456789abcdef",', '',                        /secret
            'shpss_0123456789abcdef',           'short',                     /secret
            'America/New_York',                 'New York',                  /timeZone
            '04:00',                            '4 am',                      /cutOff
            'shop-currency',                    'shop-curency',              /options
            '"USD"',                            '"usd"',                     /options
            '"options":{"shop-currency":"USD"}', '"options":[]',             /options
            '"cutOff"',                         '"cutoff"',                  /cutoff
            '"entity":"US"',                    '"entity":"US","issuer":"A B"', /issuer
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        assertThat(SHOPIFY).contains(replaced);

        assertThat(pointers(read(SHOPIFY.replace(replaced, by), null, true))).contains(pointer);
    }

    @Test
    void aSecretThatNothingUsesIsRefused() {
        String erp =
                "{\"id\":\"erp\",\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\",\"secret\":\"0123456789abcdef\"}";

        assertThat(pointers(read(erp, null, true))).containsExactly("/secret");
    }

    @Test
    void aChangeMayLeaveOutIdAndSecretAndNotNameAnotherId() {
        String change =
                SHOPIFY.replace("\"id\":\"shopify-us\",", "").replace("\"secret\":\"shpss_0123456789abcdef\",", "");

        assertThat(read(change, "shopify-us", false)).isInstanceOf(SourceForm.Filled.class);
        assertThat(pointers(read(SHOPIFY, "shopify-de", false))).containsExactly("/id");
    }
}
