package io.tieout.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.stack.CommandLine.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path root = Path.of("");

    @AfterEach
    void nothingIsLeft() throws Exception {
        commandLine("").run("down");
        assertThat(commandLine("").processes()).isEmpty();
    }

    @Test
    void startsEverythingSaysSoTheSecondTimeAndStopsIt() throws Exception {
        CommandLine commandLine = commandLine("serve");

        Outcome up = commandLine.run("up", "--ports", "auto", "--only", "kafka,postgres,mailbox,ingest,alert");
        assertThat(up.output())
                .contains("kafka     ready")
                .contains("alert     ready")
                .contains("operator: ey");
        assertThat(up.status()).isZero();

        Outcome again = commandLine.run("up", "--only", "kafka,postgres");
        assertThat(again.output()).startsWith("Tieout runs already");
        assertThat(again.status()).isZero();

        Outcome status = commandLine.run("status");
        assertThat(status.output()).containsPattern("kafka +running +\\d+ +\\d+,\\d+ +ok +\\d+ MB");
        assertThat(status.output()).containsPattern("ledger +stopped");
        assertThat(status.status()).isEqualTo(Main.NOT_RUNNING);

        Outcome down = commandLine.run("down");
        assertThat(down.output().lines().limit(5).map(line -> line.strip().split(" +", -1)[0]))
                .containsExactly("alert", "ingest", "mailbox", "postgres", "kafka");
        assertThat(down.status()).isZero();
        assertThat(commandLine.processes()).isEmpty();
        assertThat(root.resolve(".tieout/postgres/data/PG_VERSION")).exists();
        assertThat(commandLine.run("down").output()).startsWith("Nothing runs.");
    }

    @Test
    void namesAPortThatIsTakenAndStartsNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLine commandLine = commandLine("serve", "TIEOUT_PORT_RECON", "" + taken.getLocalPort());

            Outcome up = commandLine.run("up", "--ports", "auto", "--only", "postgres,recon");

            assertThat(up.output())
                    .contains("port " + taken.getLocalPort() + " (recon) is taken: set TIEOUT_PORT_RECON to another");
            assertThat(up.status()).isEqualTo(Main.FAILED);
            assertThat(commandLine.processes()).isEmpty();
        }
    }

    @Test
    void takesBackAStartThatFailsAndShowsWhy() throws Exception {
        CommandLine commandLine = commandLine("fail");

        Outcome up = commandLine.run("up", "--ports", "auto", "--only", "postgres,ledger");

        assertThat(up.output())
                .contains("postgres  ready")
                .contains("Stopped again: ledger, postgres")
                .contains("ledger ended while it started")
                .contains("no table journal_entry");
        assertThat(up.status()).isEqualTo(Main.FAILED);
        assertThat(commandLine.processes()).isEmpty();
    }

    @Test
    void takesEverythingBackOnCtrlC() throws Exception {
        CommandLine commandLine = commandLine("hang");
        Process up = commandLine.start("up", "--ports", "auto", "--only", "postgres,ledger");
        Path pid = root.resolve(".tieout/run/ledger.pid");
        assertThat(Await.until(LIMIT, () -> Files.exists(pid))).isTrue();

        Signals.send("INT", up.pid());

        assertThat(lastLine(up)).isEqualTo("Interrupted. Stopped again: ledger, postgres");
        assertThat(up.waitFor()).isEqualTo(130);
        assertThat(commandLine.processes()).isEmpty();
    }

    @Test
    void findsAndStopsWhatAKilledStartLeft() throws Exception {
        CommandLine commandLine = commandLine("hang");
        Process up = commandLine.start("up", "--ports", "auto", "--only", "postgres,ledger");
        Path pid = root.resolve(".tieout/run/ledger.pid");
        assertThat(Await.until(LIMIT, () -> Files.exists(pid))).isTrue();
        up.destroyForcibly().waitFor();

        Outcome down = commandLine.run("down");

        assertThat(down.output()).contains("ledger    stopped").contains("postgres  stopped");
        assertThat(commandLine.processes()).isEmpty();
    }

    @Test
    void neverStopsAnotherProcessThatGotThePid() throws Exception {
        CommandLine commandLine = commandLine("serve");
        Path run = Files.createDirectories(root.resolve(".tieout/run"));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(run.resolve("kafka.pid"), stranger.pid() + "\n2020-01-01T00:00:00Z\nTERM\n");

        assertThat(commandLine.run("down").output()).startsWith("Nothing runs.");

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws Exception {
        CommandLine commandLine = commandLine("serve");

        assertThat(commandLine.run("up", "--only", "kafak").output()).contains("no component 'kafak'");
        assertThat(commandLine.run("up", "--port").output()).contains("unknown option --port");
        assertThat(commandLine.run("token", "--role", "boss").output()).contains("no role 'boss'");
        assertThat(commandLine.run("logs", "ledger").output()).contains("no log of ledger");
        assertThat(commandLine.run("up", "now").status()).isEqualTo(Main.FAILED);
    }

    private CommandLine commandLine(String fakeService, String... variable) throws IOException {
        CommandLine plain = CommandLine.in(root, fakeService);
        Map<String, String> environment = new HashMap<>(plain.environment());
        for (int index = 0; index < variable.length; index += 2) {
            environment.put(variable[index], variable[index + 1]);
        }
        return new CommandLine(root, environment);
    }

    private static String lastLine(Process process) throws IOException {
        String last = "";
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last = line;
        }
        return last;
    }
}
