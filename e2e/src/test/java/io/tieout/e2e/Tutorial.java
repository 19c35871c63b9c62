package io.tieout.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The blocks of a tutorial, run one after the other in one folder, as its reader would.
final class Tutorial {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final int SECONDS_MAX = 60;

    private final Path folder;
    private final RunningSuite suite;
    private final List<Block> blocks;

    /// @param language as the page names it; empty for commands
    record Block(String language, String text) {}

    /// @param folder where the reader works; `./tieout` is there too
    Tutorial(Path page, Path folder, RunningSuite suite) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.suite = suite;
        blocks = BLOCK.matcher(Files.readString(page))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
        Path command = folder.resolve("tieout");
        Files.writeString(command, "#!/bin/sh\nexec '" + suite.root().resolve("tieout") + "' \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    List<Block> blocks() {
        return blocks;
    }

    /// Runs commands with what earlier ones exported, against this suite's ports instead of the usual ones.
    String run(Block block) throws IOException, InterruptedException {
        String script = "[ ! -f exported ] || . ./exported\nset -eo pipefail\n" + suite.withPorts(block.text())
                + "\nexport -p > exported\n";
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        suite.aim(builder);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("the tutorial's commands failed:\n" + block.text() + "\n" + output);
        }
        return output;
    }

    void save(Block block, String name) throws IOException {
        Files.writeString(folder.resolve(name), suite.withPorts(block.text()));
    }
}
