package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.e2e.Tutorial.Block;
import io.tieout.simulator.suite.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/from-twenty-three-missing-refunds-to-zero.md, typed as it stands.
class MonthEndE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void fromTwentyThreeMissingRefundsToZero(@TempDir Path folder) throws IOException, InterruptedException {
        try (RunningSuite running = RunningSuite.start("month-end")) {
            Path page = running.root().resolve("docs/how-to/from-twenty-three-missing-refunds-to-zero.md");
            Tutorial howTo = new Tutorial(page, folder, running);
            List<Block> commands = howTo.blocks().stream()
                    .filter(block -> block.language().isEmpty())
                    .toList();
            List<Block> reports = howTo.blocks().stream()
                    .filter(block -> block.language().equals("csv"))
                    .toList();
            howTo.save(
                    howTo.blocks().stream()
                            .filter(block -> block.language().equals("bash"))
                            .findFirst()
                            .orElseThrow(),
                    "tell.sh");
            assertThat(commands.getFirst().text()).isEqualTo("./tieout up\n");
            assertThat(commands.getLast().text()).isEqualTo("./tieout down\n");

            howTo.run(commands.get(1));
            assertThat(howTo.run(commands.get(2)).lines()).hasSize(4).containsOnly("207");
            running.awaitDone();
            assertThat(howTo.run(commands.get(3)).replace("\r", "").strip())
                    .isEqualTo(reports.getFirst().text().strip());

            Await.until(
                    "one incident has all breaks",
                    PATIENCE,
                    () -> printed(howTo, commands.get(4)).contains("\"breaks\":23,\"openBreaks\":23"));
            assertThat(printed(howTo, commands.get(4)))
                    .contains("\"cause\":\"integration-bug\"", "\"hop\":\"2\"", "my-flow", "token expired")
                    .doesNotContain("},{\"id\"");
            Await.until(
                    "one alert has the incident",
                    PATIENCE,
                    () -> printed(howTo, commands.get(5)).contains("\"count\":23"));
            assertThat(printed(howTo, commands.get(5)))
                    .contains("\"name\":\"incident\"", "\"cause\":\"integration-bug\"", "my-flow", "token expired")
                    .doesNotContain("},{\"alertId\"");
            assertThat(howTo.run(commands.get(6))).contains("dead-lettered", "Read back in the ERP");

            assertThat(howTo.run(commands.get(7)).strip()).isEqualTo("207");
            running.awaitDone();
            assertThat(howTo.run(commands.get(8)).replace("\r", "").strip())
                    .isEqualTo(reports.getLast().text().strip() + "\n{\"items\":[]}");

            assertThat(howTo.run(commands.get(9)))
                    .contains("\"status\":\"complete\"", "\"residual\":\"0.00\"", "\"signed\":false");
            assertThat(howTo.run(commands.get(10)).strip()).matches("[0-9a-f]{64}  -");
            assertThat(howTo.run(commands.get(11))).contains("\"signed\":true", "local-finance", "local-approver");
        }
    }

    private static String printed(Tutorial howTo, Block block) {
        try {
            return howTo.run(block);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
