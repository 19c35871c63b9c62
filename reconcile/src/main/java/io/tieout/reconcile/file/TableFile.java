package io.tieout.reconcile.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file as a table, whatever it is.
public final class TableFile {

    private TableFile() {}

    public static Table read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadInputException(file.toString(), "there is no such file, or it may not be read");
        }
        try {
            if (Files.size(file) > Limits.BYTES_MAX) {
                throw new BadInputException(
                        file.toString(), "is larger than " + Limits.BYTES_MAX / (1024 * 1024) + " MB; split it");
            }
            return read(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new BadInputException(file.toString(), "cannot be read: " + unreadable.getMessage());
        }
    }

    public static Table read(String name, byte[] bytes) {
        return CsvTable.read(name, bytes);
    }
}
