package io.tieout.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private final ApiKey key = ApiKey.random(new SecureRandom());

    @Test
    void isReadAsItIsShown() {
        assertThat(ApiKey.parse(key.text())).contains(key);
    }

    @Test
    void opensWhatWasKeptOfItAndNothingElse() {
        ApiKey other = ApiKey.random(new SecureRandom());

        assertThat(key.opens(key.secretSha256())).isTrue();
        assertThat(new ApiKey(key.id(), other.secret()).opens(key.secretSha256()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 23, 24, 25, 88})
    void oneWrongCharacterMakesItNoKey(int place) {
        StringBuilder text = new StringBuilder(key.text());
        text.setCharAt(place, 'X');

        assertThat(ApiKey.parse(text.toString())).isEmpty();
        assertThat(ApiKey.parse(key.text() + "0")).isEmpty();
    }

    @Test
    void doesNotShowItsSecretByAccident() {
        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tk_live_", "Bearer x", "tk_live_0123456789abcdef_00", "tk_test_0123456789abcdef_"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }
}
