package io.tieout.reconcile.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a CSV file of any separator and encoding that vendors use.
final class CsvTable {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /// Records by which the separator and the header are told.
    private static final int LOOKED_AT = 200;

    private final String name;
    private final TextDecoder.Text text;
    private final char separator;

    private CsvTable(String name, TextDecoder.Text text) {
        this.name = name;
        this.text = text;
        this.separator = separator(text.text());
    }

    static Table read(String name, byte[] bytes) {
        CsvTable csv = new CsvTable(name, TextDecoder.decode(bytes));
        String separated = csv.separator == '\t' ? "tabs" : "\"" + csv.separator + "\"";
        return Header.under(name, csv.records(), List.of(csv.text.encoding() + ", separated by " + separated));
    }

    /// The records as they are, whatever their width and whichever is the header.
    static List<Table.Row> records(String name, byte[] bytes) {
        return new CsvTable(name, TextDecoder.decode(bytes)).records();
    }

    private List<Table.Row> records() {
        List<Table.Row> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(text.text(), separator)) {
            for (CsvRecord each : reader) {
                if (each.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    records.add(new Table.Row(
                            Math.toIntExact(each.getStartingLineNumber()),
                            each.getFields().stream().map(String::strip).toList()));
                }
                Limits.requireRows(name, records.size());
            }
        } catch (CsvParseException broken) {
            throw new BadInputException(
                    name, "is no CSV: " + broken.getMessage() + "; look for a quote that is never closed");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string can always be read", impossible);
        }
        return records;
    }

    private static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(isQuotedSingly(text) ? '\'' : '"')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Limits.RECORD_CHARS_MAX)
                .ofCsvRecord(text);
    }

    private static boolean isQuotedSingly(String text) {
        return text.startsWith("'") && text.indexOf('"') < 0;
    }

    /// The one by which most records have the same number of fields, and more than one.
    private static char separator(String text) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char each : SEPARATORS) {
            int agreeing = agreeing(text, each);
            if (agreeing > most) {
                most = agreeing;
                best = each;
            }
        }
        return best;
    }

    private static int agreeing(String text, char separator) {
        Map<Integer, Integer> counts = new HashMap<>();
        try (CsvReader<CsvRecord> reader = reader(text, separator);
                Stream<CsvRecord> records = reader.stream()) {
            records.limit(LOOKED_AT)
                    .filter(each -> each.getFieldCount() > 1)
                    .forEach(each -> counts.merge(each.getFieldCount(), 1, Integer::sum));
        } catch (CsvParseException | IOException broken) {
            return 0;
        }
        return counts.values().stream().max(Integer::compare).orElse(0);
    }
}
