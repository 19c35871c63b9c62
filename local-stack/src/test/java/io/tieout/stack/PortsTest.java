package io.tieout.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void aVariableBeatsTheDefault() {
        Ports ports = Ports.chosen(Map.of("TIEOUT_PORT_INGEST", "9001"), false);

        assertThat(ports.of(Port.INGEST)).isEqualTo(9001);
        assertThat(ports.of(Port.LEDGER)).isEqualTo(8082);
    }

    @Test
    void freePortsDifferAndAVariableStillCounts() {
        Ports ports = Ports.chosen(Map.of("TIEOUT_PORT_KAFKA", "9092"), true);

        assertThat(Stream.of(Port.values()).map(ports::of)).doesNotHaveDuplicates();
        assertThat(ports.of(Port.KAFKA)).isEqualTo(9092);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 81"})
    void namesTheVariableThatHoldsNoPort(String text) {
        assertThatThrownBy(() -> Ports.chosen(Map.of("TIEOUT_PORT_SMTP", text), false))
                .hasMessageContaining("TIEOUT_PORT_SMTP is '" + text + "'");
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> Ports.chosen(Map.of("TIEOUT_PORT_ALERT", "8083"), false))
                .hasMessageContaining("port 8083 is given to recon and alert")
                .hasMessageContaining("TIEOUT_PORT_ALERT");
    }

    @Test
    void areFoundAgainByOtherCommands() {
        Path file = directory.resolve("ports.properties");
        Ports ports = Ports.chosen(Map.of(), true);

        ports.writeTo(file);

        Ports found = Ports.readFrom(file).orElseThrow();
        assertThat(Stream.of(Port.values()).map(found::of))
                .containsExactlyElementsOf(
                        Stream.of(Port.values()).map(ports::of).toList());
    }
}
