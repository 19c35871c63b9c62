package io.tieout.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... words) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void scoreComparesNamedFilesAndWritesThePage() throws IOException {
        String truth = file("truth.jsonl", """
                {"fault":"rejected","about":"refund:shop:R1","class":"missing","cause":"integration-bug","step":"3",\
                "delta":{"amount":"1.00","currency":"USD"},"detectableAt":"2026-03-03T12:00:00Z"}
                """);
        String mine = file("mine.jsonl", "{\"ruleKey\":\"refund:shop:R1\",\"class\":\"missing\"}\n");
        String nothing = file("nothing.jsonl", "");
        Path page = folder.resolve("score.html");
        Path json = folder.resolve("score.json");

        int exit = run(
                new ScoreCommand(),
                "--truth",
                truth,
                "--found",
                mine,
                "--compare",
                "idle=" + nothing,
                "--html",
                page.toString(),
                "--json",
                json.toString());

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).containsSubsequence("mine", "idle", "100.0 %", "0.0 %");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("idle");
        assertThat(Files.readString(json)).contains("\"system\" : \"idle\"");
    }

    @Test
    void scoreNamesTheFileThatIsNotThere() throws IOException {
        String truth = file("truth.jsonl", "");

        assertThat(run(new ScoreCommand(), "--truth", truth, "--compare", "mine=nowhere.jsonl"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("compare: there is no file nowhere.jsonl");
    }

    @Test
    void baselineWritesWhatScoreReads() throws IOException {
        String days = file("days.jsonl", "");
        Path found = folder.resolve("found.jsonl");

        assertThat(run(new BaselineCommand(), "--algorithm", "lowest-id", "--events", days, "--out", found.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("lowest-id: 0 matches, 0 breaks\n");
        assertThat(found).isEmptyFile();
    }

    @Test
    void baselineNamesTheAlgorithmsThatThereAre() throws IOException {
        String days = file("days.jsonl", "");

        assertThat(run(new BaselineCommand(), "--algorithm", "oracle", "--events", days, "--out", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("algorithm: one of greedy, lowest-id, equal-or-not, not oracle");
    }

    @Test
    void simulateSaysWhatIsWrongWithARate() {
        assertThat(run(new Simulate(), "--into-suite", "--rate", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("rate: from 0 to 1000000 events a second, not -1");
    }

    @Test
    void simulateWritesBalancesWithAndWithoutWhatWentWrong() throws IOException {
        Path balances = folder.resolve("balances.jsonl");

        int exit = run(
                new Simulate(),
                "--days",
                "2",
                "--orders",
                "300",
                "--faults",
                "never-captured=20",
                "--out",
                folder.resolve("days.jsonl").toString(),
                "--balances",
                balances.toString());

        assertThat(exit).as(err.toString()).isZero();
        assertThat(err.toString()).contains("Trial balance").containsPattern("US USD  debits .*, difference 0\\.00");
        assertThat(Files.readAllLines(balances))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"account\":\"2400\"", "\"balanceIfNothingHadGoneWrong\":\"0.00\"")
                        .doesNotContain("\"balance\":\"0.00\""))
                .anySatisfy(line ->
                        assertThat(line).startsWith("{\"stated\":\"processor\"").contains("\"balance\":\"0.00\""))
                .anySatisfy(line ->
                        assertThat(line).startsWith("{\"stated\":\"on-hand\"").contains("\"units\":"));
    }
}
