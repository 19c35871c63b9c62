package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The end of the log files, and with `follow` everything that is appended until Ctrl-C.
final class Logs {

    private static final long POLL_MS = 250;

    private final Home home;
    private final List<String> names;
    private final int lines;

    Logs(Home home, List<String> names, int lines) {
        this.home = home;
        this.names = names;
        this.lines = lines;
    }

    int run(boolean follow) {
        List<String> found =
                names.stream().filter(name -> Files.exists(home.log(name))).toList();
        if (found.isEmpty()) {
            return Main.complain(
                    "no log of " + String.join(", ", names) + " in " + home.logs() + ": start with ./tieout up");
        }
        Map<String, Long> positions = new HashMap<>();
        for (String name : found) {
            positions.put(name, size(home.log(name)));
            print(name, LogTail.of(home.log(name), lines));
        }
        while (follow && pause()) {
            found.forEach(name ->
                    positions.compute(name, (key, position) -> printFrom(name, position == null ? 0 : position)));
        }
        return Main.DONE;
    }

    /// Prints the whole lines after the position; returns the position after them. A file that shrank was replaced.
    private long printFrom(String name, long position) {
        Path log = home.log(name);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < position ? 0 : position;
            byte[] fresh = new byte[(int) Math.min(1 << 20, file.length() - start)];
            file.seek(start);
            file.readFully(fresh);
            int end = lastNewline(fresh) + 1;
            if (end > 0) {
                print(name, new String(fresh, 0, end, UTF_8).stripTrailing());
            }
            return start + end;
        } catch (IOException replacedAtThisMoment) {
            return position;
        }
    }

    private void print(String name, String text) {
        text.lines().forEach(line -> System.out.println(names.size() == 1 ? line : "%-8s | %s".formatted(name, line)));
    }

    private static int lastNewline(byte[] bytes) {
        int index = bytes.length - 1;
        while (index >= 0 && bytes[index] != '\n') {
            index--;
        }
        return index;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
