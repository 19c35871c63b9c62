package io.tieout.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens where root finds no user namespaces; an ordinary user never gets there.
class UnprivilegedIT {

    private static final Unprivileged NOBODY = new Unprivileged.AsUser("nobody", "nogroup");

    @TempDir
    Path directory = Path.of("");

    @BeforeEach
    void onlyRootBecomesSomebodyElse() {
        assumeTrue(new UnixSystem().getUid() == 0);
    }

    @Test
    void postgresRunsAsAnotherUserInAStateDirectoryThatIsClosedToOthers() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        PostgresServer server = server(Files.createDirectory(directory.resolve("home")));
        server.prepare();
        Leash process = Leash.start(server.command());

        assertThat(server.awaitReady(process::isAlive))
                .as(() -> LogTail.of(server.log(), 20))
                .isTrue();
        assertThat(ProcessHandle.of(process.pid()).orElseThrow().info().user()).contains("nobody");

        process.stop();
    }

    @Test
    void saysWhatToDoWhenThatUserCannotReachTheState() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        PostgresServer server = server(Files.createDirectory(closed.resolve("home")));

        assertThatThrownBy(server::prepare)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("user nobody")
                .hasMessageContaining("TIEOUT_HOME");
    }

    private static PostgresServer server(Path home) {
        return new PostgresServer(
                home.resolve("postgres"),
                home.resolve("cache"),
                StackPorts.free().postgres(),
                home.resolve("postgres.log"),
                UnaryOperator.identity(),
                NOBODY);
    }
}
