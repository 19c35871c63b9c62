package io.tieout.reconcile.file;

/// How much one run takes. A file beyond it is refused with its name.
public final class Limits {

    /// Bytes of one file.
    public static final int BYTES_MAX = 256 * 1024 * 1024;

    /// Rows of one file.
    public static final int ROWS_MAX = 1_000_000;

    /// Columns of one file.
    static final int COLUMNS_MAX = 500;

    /// Characters of one record.
    static final int RECORD_CHARS_MAX = 1024 * 1024;

    private Limits() {}

    static void requireRows(String name, int rows) {
        if (rows > ROWS_MAX) {
            throw new BadInputException(name, "has more than " + ROWS_MAX + " rows; split it");
        }
    }
}
