package io.tieout.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.common.utils.AppInfoParser;

/// What the figures were taken on.
final class Machine {

    private static final long GIB_KB = 1024L * 1024;

    private Machine() {}

    static String describe(boolean isQuick) {
        return """
                - %s, %d cores, %d GiB of memory, Linux %s
                - JDK %s; Kafka client %s; PostgreSQL as local-stack brings it
                - taken on %s by `./tieout bench%s
                """.formatted(
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.ceilDiv(Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")), GIB_KB),
                System.getProperty("os.version"),
                Runtime.version(),
                AppInfoParser.getVersion(),
                LocalDate.now(ZoneOffset.UTC),
                isQuick ? " --quick`: two short rounds, for orientation only" : "`");
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException unreadable) {
            return "0";
        }
    }
}
