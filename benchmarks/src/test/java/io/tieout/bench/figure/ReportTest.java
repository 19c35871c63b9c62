package io.tieout.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Report report = new Report(false);

    @Test
    void marksRowsThatWereTakenBesideOtherWork() {
        report.add(
                "ledger",
                new Comparison(
                        "stories",
                        "raw COPY",
                        0.35,
                        0.55,
                        List.of(ComparisonTest.take(30, 1, 0.2)),
                        List.of(ComparisonTest.take(100, 1, 0))));

        assertThat(report.table())
                .contains("| ledger: stories | 30 (30 to 30) | raw COPY: 100 (100 to 100) | **0.30** (0.30 to 0.30) |")
                .contains("| >= 0.35 | >= 0.55 | **missed** (others 20 %) |");
    }

    @Test
    void writesThePageWithMachineAndTables(@TempDir Path directory) throws Exception {
        report.add(new Report.Service("ingest", 210, List.of(2.0, 1.0)));
        Path page = directory.resolve("performance.md");

        report.writeTo(page);

        assertThat(Files.readString(page))
                .contains("| ingest | 210 | 1.50 (1.00 to 2.00) |")
                .contains(" cores, ")
                .doesNotContain("{tables}")
                .doesNotContain("{machine}");
    }
}
