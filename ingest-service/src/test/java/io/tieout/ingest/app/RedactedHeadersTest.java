package io.tieout.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactedHeadersTest {

    @Test
    void leavesOutWhatLetsAReaderActAsTheSender() {
        assertThat(RedactedHeaders.of(Map.of(
                        "X-Api-Key", "tk_live_x",
                        "Authorization", "Bearer x",
                        "Cookie", "a=b",
                        "X-Shopify-Access-Token", "shpat_x",
                        "X-Shopify-Hmac-Sha256", "AAAA",
                        "X-Shopify-Topic", "refunds/create")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "x-api-key", "(redacted)",
                        "authorization", "(redacted)",
                        "cookie", "(redacted)",
                        "x-shopify-access-token", "(redacted)",
                        "x-shopify-hmac-sha256", "AAAA",
                        "x-shopify-topic", "refunds/create"));
    }
}
