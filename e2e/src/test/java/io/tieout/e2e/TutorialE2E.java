package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.e2e.Tutorial.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/tutorial/first-refund.md, typed as it stands.
class TutorialE2E {

    @Test
    void theFirstRefund(@TempDir Path folder) throws IOException, InterruptedException {
        try (RunningSuite running = RunningSuite.start("tutorial")) {
            Path page = running.root().resolve("docs/tutorial/first-refund.md");
            Tutorial tutorial = new Tutorial(page, folder, running);
            List<Block> blocks = tutorial.blocks();
            assertThat(blocks).hasSize(8);
            assertThat(blocks.getFirst().text()).isEqualTo("./tieout up\n");
            assertThat(blocks.getLast().text()).isEqualTo("./tieout down\n");

            tutorial.run(blocks.get(1));
            assertThat(tutorial.run(blocks.get(2)))
                    .contains("Registered my-shop for tenant demo", "Registered my-erp for tenant demo");
            tutorial.save(blocks.get(3), "refund.json");
            assertThat(tutorial.run(blocks.get(4))).contains("202 Accepted", "correlationId");
            assertThat(tutorial.run(blocks.get(5))).contains("correlationId");
            running.awaitDone();

            String looks = tutorial.run(blocks.get(6));
            assertThat(looks).contains("\"class\":\"amount\"", "\"18.00\"", "2 or 3");
            assertThat(looks.lines().filter(line -> line.startsWith("amount,") || line.contains(",18.00")))
                    .isNotEmpty();
        }
    }
}
