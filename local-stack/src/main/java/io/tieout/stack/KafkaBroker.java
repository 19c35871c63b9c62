package io.tieout.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// Main class of the broker's process: formats an empty data directory and runs Apache Kafka.
///
/// Both in one JVM, because starting a second one for the format costs as long as the broker itself.
final class KafkaBroker {

    private KafkaBroker() {}

    /// Arguments: the properties file, the data directory, the cluster id.
    public static void main(String[] args) {
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            int status = StorageTool.execute(new String[] {"format", "-t", args[2], "-c", args[0]}, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Kafka.main(new String[] {args[0]});
    }
}
