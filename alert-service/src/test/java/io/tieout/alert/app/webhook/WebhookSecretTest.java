package io.tieout.alert.app.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    /// The example that the Standard Webhooks reference libraries are tested with.
    @Test
    void signsAsTheSpecificationsExampleSays() {
        WebhookSecret secret =
                WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        String signature =
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aNewSecretIsReadBackAndNeverPrinted() {
        WebhookSecret secret = WebhookSecret.random();

        assertThat(WebhookSecret.parse(secret.reveal())).contains(secret);
        assertThat(WebhookSecret.random()).isNotEqualTo(secret);
        assertThat(secret.toString()).doesNotContain(secret.reveal().substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_short", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***"})
    void refusesWhatIsNoSecret(String text) {
        assertThat(WebhookSecret.parse(text)).isEmpty();
    }

    @Test
    void refusesSecretsThatAreTooLong() {
        String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[WebhookSecret.LENGTH_MAX + 1]);

        assertThat(WebhookSecret.parse(text)).isEmpty();
    }
}
