package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What the kernel says about a process, where there is a `/proc` to ask.
final class ProcessStatus {

    private ProcessStatus() {}

    /// Ended, but not yet fetched by its parent, which in a container may never happen.
    static boolean isZombie(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"), UTF_8).stream()
                    .anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    /// Memory of a process and its children in bytes, shared pages counted once.
    static OptionalLong memory(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(member -> kilobytes(member.pid()) * 1024)
                .reduce(Long::sum);
    }

    private static long kilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"), UTF_8)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return 0;
        }
    }
}
