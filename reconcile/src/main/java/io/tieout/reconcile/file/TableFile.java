package io.tieout.reconcile.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a file as a table, whatever it is.
public final class TableFile {

    private TableFile() {}

    public static Table read(Path file) {
        return read(String.valueOf(file.getFileName()), bytes(file));
    }

    /// @throws BadInputException if it is not there, unreadable or too large
    public static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadInputException(file.toString(), "there is no such file, or it may not be read");
        }
        try {
            if (Files.size(file) > Limits.BYTES_MAX) {
                throw new BadInputException(
                        file.toString(), "is larger than " + Limits.BYTES_MAX / (1024 * 1024) + " MB; split it");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new BadInputException(file.toString(), "cannot be read: " + unreadable.getMessage());
        }
    }

    public static Table read(String name, byte[] bytes) {
        return XlsxTable.isWorkbook(bytes) ? XlsxTable.read(name, bytes) : CsvTable.read(name, bytes);
    }

    /// The records of a file as they are, whatever their width and whichever is the header.
    public static List<Table.Row> records(String name, byte[] bytes) {
        return CsvTable.records(name, bytes);
    }
}
