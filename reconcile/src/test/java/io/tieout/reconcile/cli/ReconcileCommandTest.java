package io.tieout.reconcile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReconcileCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,amount\nR1,20.00\nR2,35.50\n");
        Files.writeString(folder.resolve("b.csv"), "id,amount\nR1,2.00\nR2,35.50\n");
        Files.writeString(folder.resolve("bad.csv"), "id,amount\nR1,20.00\nR2,thirty\n");
    }

    @Test
    void isZeroIfEverythingTies() {
        assertThat(run("a.csv", "a.csv")).isZero();
        assertThat(out.toString()).endsWith("Everything ties.\n");
    }

    @Test
    void isOneIfSomethingDiffers() {
        assertThat(run("a.csv", "b.csv")).isEqualTo(1);
        assertThat(out.toString())
                .contains("amount R1: the amounts differ [a:2 b:2]")
                .contains("= difference                18.00")
                .endsWith("1 difference; nothing else is hidden.\n");
    }

    @Test
    void isTwoIfAFileCannotBeUsedAndSaysWhere() {
        assertThat(run("a.csv", "bad.csv", "--amount-a", "amount", "--amount-b", "amount"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("tieout: bad.csv, line 3, column \"amount\": \"thirty\" is no number");
    }

    @Test
    void isTwoIfAnOptionIsUnknown() {
        assertThat(run("a.csv", "b.csv", "--what")).isEqualTo(2);
    }

    @Test
    void writesJsonForPrograms() {
        assertThat(run("a.csv", "b.csv", "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"class\" : \"amount\"").contains("\"delta\" : \"18.00\"");
    }

    @Test
    void helpSaysTheExitCodes() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:").contains("--amount-b");
    }

    private int run(String a, String b, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = folder.resolve(a).toString();
        arguments[1] = folder.resolve(b).toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return execute(arguments);
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
