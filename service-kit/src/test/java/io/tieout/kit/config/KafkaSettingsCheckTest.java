package io.tieout.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class KafkaSettingsCheckTest {

    @Test
    void theDefaultsOfTheKitPass() throws IOException {
        assertThat(KafkaSettingsCheck.wrongSettings(configWith(Map.of()))).isEmpty();
    }

    @Test
    void aChannelThatWouldLoseRecordsIsNamed() throws IOException {
        Config config = configWith(Map.of(
                "mp.messaging.incoming.business-events.auto.offset.reset", "latest",
                "mp.messaging.outgoing.breaks.acks", "1"));

        assertThat(KafkaSettingsCheck.wrongSettings(config))
                .containsExactly(
                        "mp.messaging.incoming.business-events.auto.offset.reset must be earliest, is latest",
                        "mp.messaging.outgoing.breaks.acks must be all, is 1");
    }

    @Test
    void theConnectorsOwnDefaultsAreNotEnough() {
        List<String> wrong = KafkaSettingsCheck.wrongSettings(new SmallRyeConfigBuilder().build());

        assertThat(wrong).hasSize(3).allSatisfy(line -> assertThat(line).endsWith("is not set"));
    }

    private static Config configWith(Map<String, String> overrides) throws IOException {
        var defaults = KafkaSettingsCheckTest.class.getResource("/META-INF/microprofile-config.properties");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(java.util.Objects.requireNonNull(defaults)))
                .withSources(new PropertiesConfigSource(overrides, "overrides", 500))
                .build();
    }
}
