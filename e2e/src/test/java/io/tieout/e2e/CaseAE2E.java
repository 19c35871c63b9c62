package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.simulator.casea.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/// Worked case A through the whole suite, to the cent.
class CaseAE2E {

    @Test
    void findsWhatWasInjectedAndNothingElse() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (RunningSuite suite = RunningSuite.start("case-a", "--replay")) {
            boolean tiedOut = Demo.play(
                    suite.environment("demo"),
                    Clock.systemUTC(),
                    new PrintStream(printed, true, StandardCharsets.UTF_8));

            assertThat(tiedOut).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
        }
    }
}
