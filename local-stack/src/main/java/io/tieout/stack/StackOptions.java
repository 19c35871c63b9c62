package io.tieout.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Where a stack keeps its state, on which ports it listens and which password a database role has.
///
/// @param directory data and logs of this stack alone
/// @param binaries where PostgreSQL is unpacked; stacks may share it
/// @param keepsData whether [Stack#close()] leaves the directory in place
/// @param ports ports to listen on, on 127.0.0.1 only
/// @param passwords the password of each PostgreSQL role, the superuser `postgres` included
public record StackOptions(
        Path directory, Path binaries, boolean keepsData, StackPorts ports, UnaryOperator<String> passwords) {

    private static final String RUN = "run-";

    /// A stack on free ports in a new directory below `parent` (such as `target`), deleted in the
    /// end, where each role's password is its own name.
    public static StackOptions throwAway(Path parent) {
        try {
            Path stacks = Files.createDirectories(parent.toAbsolutePath().resolve("stack"));
            deleteAbandoned(stacks);
            Path directory = Files.createTempDirectory(
                    stacks, RUN + ProcessHandle.current().pid() + "-");
            return new StackOptions(directory, stacks, false, StackPorts.free(), UnaryOperator.identity());
        } catch (IOException failed) {
            throw new StackException("cannot create a directory below " + parent, failed);
        }
    }

    /// Deletes what JVMs left that were killed before they could delete it themselves.
    private static void deleteAbandoned(Path stacks) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(stacks, RUN + "*-*")) {
            for (Path run : runs) {
                String pid = run.getFileName().toString().split("-", -1)[1];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Directories.delete(run);
                }
            }
        }
    }

    public StackOptions keepingData() {
        return new StackOptions(directory, binaries, true, ports, passwords);
    }

    public StackOptions on(StackPorts otherPorts) {
        return new StackOptions(directory, binaries, keepsData, otherPorts, passwords);
    }
}
