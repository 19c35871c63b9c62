package io.tieout.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux says of processor time and memory, under /proc.
final class Processor {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100.0;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int GUEST = 9;
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CSTIME = 14;

    private Processor() {}

    /// Seconds that all cores were busy since the machine started, time stolen by its host included.
    static double busySeconds() {
        String[] fields =
                read(PROC.resolve("stat")).lines().findFirst().orElse("").split(" +", -1);
        long ticks = 0;
        for (int i = 1; i < Math.min(GUEST, fields.length); i++) {
            if (i != IDLE && i != IO_WAIT) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// Processor seconds of a process, its living children and those that ended.
    static double secondsOfFamily(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .mapToDouble(process -> secondsOf(process.pid()))
                        .sum())
                .orElse(0.0);
    }

    /// Processor seconds of one process and of its children that ended.
    static double secondsOf(long pid) {
        return secondsIn(read(PROC.resolve(pid + "/stat")), CSTIME);
    }

    /// Processor seconds of the compiler threads of a JVM that are still there; 0 for other processes.
    static double compilerSecondsOf(long pid) {
        try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
            return threads.map(thread -> read(thread.resolve("stat")))
                    .filter(stat -> stat.contains(" CompilerThre"))
                    .mapToDouble(stat -> secondsIn(stat, STIME))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    /// @param last the last field to count, from [#UTIME] on
    private static double secondsIn(String stat, int last) {
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = UTIME; i <= last; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// Megabytes of memory in use by a process and its children; shared pages count once, with the first of them.
    static long residentMegabytes(long pid) {
        return ProcessHandle.of(pid)
                        .map(root -> Stream.concat(Stream.of(root), root.descendants())
                                .mapToLong(process -> proportionalKilobytes(process.pid()))
                                .sum())
                        .orElse(0L)
                / 1024;
    }

    private static long proportionalKilobytes(long pid) {
        return read(PROC.resolve(pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
