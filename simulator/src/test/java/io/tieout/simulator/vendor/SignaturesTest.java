package io.tieout.simulator.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The expected values were computed with openssl.
class SignaturesTest {

    private static final byte[] BODY = "{\"id\":1,\"note\":\"é\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signsAsShopify() {
        assertThat(Signatures.shopify("shpss_x", BODY)).isEqualTo("wUAWHn3KJHJ4vhkDIMuhBdS79AeKkDOYKm2Hfs3I63k=");
    }

    @Test
    void signsAsStripe() {
        assertThat(Signatures.stripe("whsec_x", Instant.ofEpochSecond(1772550000), BODY))
                .isEqualTo("t=1772550000,v1=c2d84760006037522b70bed4166a49201bf198fd6459768925b8190dd4401073");
    }
}
