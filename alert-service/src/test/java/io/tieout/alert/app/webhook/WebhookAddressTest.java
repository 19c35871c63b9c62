package io.tieout.alert.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    private static final AddressRules PUBLIC_ONLY = new AddressRules(false);

    @Test
    void readsHostPortAndPath() {
        assertThat(WebhookAddress.parse("https://hooks.example.com/a%20b?x=1", false))
                .isEqualTo(new WebhookAddress(true, "hooks.example.com", 443, "/a%20b?x=1"));
        assertThat(WebhookAddress.parse("https://hooks.example.com:8443", false))
                .isEqualTo(new WebhookAddress(true, "hooks.example.com", 8443, "/"));
        assertThat(WebhookAddress.parse("http://127.0.0.1:9000/h", true))
                .isEqualTo(new WebhookAddress(false, "127.0.0.1", 9000, "/h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "hooks.example.com",
                "https://",
                "https:///path",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com/#x",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:99999/",
                "https://ho oks.example.com/",
                "https://hooks_example.com/",
                "https://hooks.example.com/\r\nX-Evil: 1",
                "",
                "javascript:alert(1)",
                "https://127.1/",
                "https://0x7f.0.0.1/"
            })
    void refusesEverythingButPlainHttps(String url) {
        assertThatThrownBy(() -> WebhookAddress.parse(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LOCALHOST:8443/",
                "https://db.internal/",
                "https://printer.local/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data"
            })
    void seesPlainlyLocalHostsAtOnce(String url) {
        assertThat(WebhookAddress.parse(url, false).mayBeReached(PUBLIC_ONLY)).isFalse();
    }

    @Test
    void leavesNamesToTheCheckAtEveryCall() {
        assertThat(WebhookAddress.parse("https://hooks.example.com/", false).mayBeReached(PUBLIC_ONLY))
                .isTrue();
    }
}
