package io.tieout.k8s;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of the machine, run to its end.
record Command(List<String> words, Path directory) {

    private static final int LIMIT_MINUTES = 10;

    /// Exit status, standard output, standard error.
    record Result(int status, String output, String errors) {}

    Command(Path directory, String... words) {
        this(List.of(words), directory);
    }

    static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Standard output; fails with standard error when the program does.
    String run() {
        Result result = tried();
        if (result.status() != 0) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + result.status() + ": " + result.errors());
        }
        return result.output();
    }

    Result tried() {
        try {
            Path errors = Files.createTempFile("command", ".err");
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(words + " does not end");
            }
            String said = Files.readString(errors);
            Files.delete(errors);
            return new Result(process.exitValue(), output, said);
        } catch (IOException failed) {
            throw new IllegalStateException(words + " does not start", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
