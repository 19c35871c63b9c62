package io.tieout.reconcile.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// Reads the first sheet of a workbook that has rows.
final class XlsxTable {

    /// Spreadsheets keep numbers in binary floating point and show fifteen digits of them, so fifteen are read.
    private static final MathContext SHOWN = new MathContext(15);

    /// What a file may grow to when it is unpacked.
    private static final long UNPACKED_MAX = 512L * 1024 * 1024;

    /// How a zip begins, which a workbook is.
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final int BUFFER = 64 * 1024;

    private XlsxTable() {}

    static boolean isWorkbook(byte[] bytes) {
        return bytes.length > ZIP.length && Arrays.equals(bytes, 0, ZIP.length, ZIP, 0, ZIP.length);
    }

    static Table read(String name, byte[] bytes) {
        try (ReadableWorkbook workbook = open(name, bytes)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            for (Sheet sheet : sheets) {
                List<Table.Row> records = records(name, sheet);
                if (!records.isEmpty()) {
                    String others = sheets.size() > 1 ? "; the other sheets are not read" : "";
                    return Header.under(name, records, List.of("sheet \"" + sheet.getName() + "\"" + others));
                }
            }
            throw new BadInputException(name, "has no sheet with rows");
        } catch (IOException | ExcelReaderException broken) {
            throw new BadInputException(name, "is no workbook that can be read; save it as CSV");
        }
    }

    private static ReadableWorkbook open(String name, byte[] bytes) throws IOException {
        requireSmall(name, bytes);
        return new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
    }

    private static void requireSmall(String name, byte[] bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                size += sizeOf(zip, buffer, UNPACKED_MAX - size);
                if (size >= UNPACKED_MAX) {
                    throw new BadInputException(name, "grows beyond " + UNPACKED_MAX + " bytes when it is unpacked");
                }
            }
        }
    }

    private static long sizeOf(InputStream entry, byte[] buffer, long most) throws IOException {
        long size = 0;
        int read = entry.read(buffer);
        while (read >= 0 && size < most) {
            size += read;
            read = entry.read(buffer);
        }
        return size;
    }

    private static List<Table.Row> records(String name, Sheet sheet) throws IOException {
        List<Row> filled = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            rows.filter(row -> row.stream().anyMatch(cell -> !text(cell).isEmpty()))
                    .forEach(row -> {
                        filled.add(row);
                        Limits.requireRows(name, filled.size());
                    });
        } catch (UncheckedIOException broken) {
            throw new IOException(broken);
        }
        int width = filled.stream().mapToInt(Row::getCellCount).max().orElse(0);
        return filled.stream()
                .map(row -> new Table.Row(
                        row.getRowNum(),
                        IntStream.range(0, width)
                                .mapToObj(column -> column < row.getCellCount() ? text(row.getCell(column)) : "")
                                .toList()))
                .toList();
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? cell.asDate().toString() : plain(cell.getRawValue());
        }
        if (cell.getType() == CellType.FORMULA) {
            return Objects.requireNonNullElse(
                    number(cell.getRawValue()), Objects.requireNonNullElse(cell.getRawValue(), ""));
        }
        return Objects.requireNonNullElse(cell.getText(), "").strip();
    }

    private static boolean isDate(Cell cell) {
        String format =
                Objects.requireNonNullElse(cell.getDataFormatString(), "").toLowerCase(Locale.ROOT);
        String plain = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "");
        return plain.contains("yy") || (plain.contains("d") && plain.contains("m"));
    }

    private static String plain(String raw) {
        return new BigDecimal(raw).round(SHOWN).stripTrailingZeros().toPlainString();
    }

    /// What a formula gave, if that is a number.
    private static @Nullable String number(@Nullable String raw) {
        try {
            return raw == null ? null : plain(raw);
        } catch (NumberFormatException text) {
            return null;
        }
    }
}
