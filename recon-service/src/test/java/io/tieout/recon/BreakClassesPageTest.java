package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reference page repeats the contract's table, so it must not drift from it.
class BreakClassesPageTest {

    @ParameterizedTest
    @EnumSource(BreakClass.class)
    void describesEveryClassAsTheContractDoes(BreakClass breakClass) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "break-classes.md"));

        assertThat(page)
                .contains("| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                breakClass.code(),
                                breakClass.severity(),
                                breakClass.authority(),
                                breakClass.rule(),
                                breakClass.repair()));
    }
}
