package io.tieout.recon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RuleCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        String rule = shipped("payout-lines");
        write("old.yaml", rule);
        // A part may come later, so the hidden movement is still awaited in the case that calls it a break.
        write(
                "later.yaml",
                rule.replace("version: 1", "version: 2")
                        .replace("within: 1 day", "within: 9 days")
                        .replace("at: 2026-03-10T00:00:00Z", "at: 2026-03-20T00:00:00Z"));
        write("broken.yaml", rule.replace("class: payout-residual\n\n# Nobody", "class: payout-hole\n\n# Nobody"));
        write("failing.yaml", rule.replace("delta: -12.40 USD", "delta: -12.41 USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refunds", "invoices", "stock", "stored-value", "payouts", "payout-lines"})
    void testsFilesOfEveryKind(String name) throws IOException {
        write("shipped.yaml", shipped(name));

        assertThat(run("test", file("shipped.yaml"))).isZero();
        assertThat(out.toString()).contains("rule " + name + ", version ").contains("cases hold");
    }

    @Test
    void printsTheSchema() {
        assertThat(run("schema")).isZero();
        assertThat(out.toString()).startsWith("{").contains("\"tieout.refund.issued.v1\"");
    }

    @Test
    void namesTheLineAndTheCaseThatFails() {
        assertThat(run("test", file("old.yaml"), file("broken.yaml"), file("failing.yaml")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("old.yaml: rule payout-lines, version 1")
                .containsPattern("line \\d+: .*'payout-hole'")
                .contains("the case \"a hidden movement is the residual\" finds");
    }

    @Test
    void saysWhatAFileWouldHaveToSay() throws IOException {
        write("empty.yaml", "rule: nothing\nversion: 1\n");

        assertThat(run("test", file("empty.yaml"))).isEqualTo(1);
        assertThat(out.toString()).contains("line 1: says nothing of what is compared; write sides");
    }

    @Test
    void cannotReadWhatIsNotThere() {
        assertThat(run("test", file("missing.yaml"))).isEqualTo(2);
        assertThat(err.toString()).startsWith("tieout: there is no file ");
    }

    @Test
    void findsNoDifferenceBetweenARuleAndItself() {
        assertThat(run("diff", file("old.yaml"), file("old.yaml"))).isZero();
        assertThat(out.toString()).endsWith("10 cases, 0 differences\n");
    }

    @Test
    void showsWhatANewVersionWouldClose() {
        assertThat(run("diff", file("old.yaml"), file("later.yaml"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("case \"a hidden movement is the residual\"")
                .contains("closes payout:")
                .contains("old: payout-residual, -12.40 USD, step handoff good, cause external")
                .contains("new: nothing")
                .endsWith("payout-lines/1 -> payout-lines/2: 10 cases, 1 difference\n");
    }

    @Test
    void explainsOneCase() {
        assertThat(run("explain", file("old.yaml"), "--case", "hidden movement"))
                .isZero();
        assertThat(out.toString())
                .contains("rule payout-lines, version 1: folds by reference")
                .contains("told: 2026-03-03T10:00:00Z processor")
                .contains("is payout-residual by -12.40 USD")
                .contains("because: Its 1 parts come to 97.00 USD")
                .contains("repair: ")
                .doesNotContain("a line that may still come");
    }

    @Test
    void hasNoSuchCase() {
        assertThat(run("explain", file("old.yaml"), "--case", "unheard of")).isEqualTo(2);
        assertThat(err.toString()).contains("no case of ").contains("\"unheard of\"");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = RuleCommandTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
