package io.tieout.ledger.rest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.rest.CrossReferenceRequest.ValidityRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads cross-references from CSV: a line for each meaning, all lines of a code together being what it means.
final class CrossReferenceCsv {

    static final int LINES_MAX = 20_000;

    static final List<String> HEADER = List.of("source", "kind", "code", "canonical", "from", "until");

    /// Beyond that, the file is another one than was meant.
    private static final int ERRORS_MAX = 100;

    /// The lines of one code.
    private record Lines(List<ValidityRequest> validities, List<String> pointers) {}

    private final CrossReferenceForm form;
    private final Map<CodeKey, Lines> byKey = new LinkedHashMap<>();

    CrossReferenceCsv(CrossReferenceForm form) {
        this.form = form;
    }

    /// What is wrong is noted in the form, with the number of the line, the header being the first.
    List<CrossReference> read(String text) {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                if (!take(record)) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException malformed) {
            form.add("/lines", "This is not CSV.", "Send UTF-8 text, with commas, and quotes where fields need them.");
        }
        if (byKey.isEmpty() && form.errorCount() == 0) {
            form.add("/lines", "There is no line besides the header.", "Send one for each meaning of a code.");
        }
        List<CrossReference> references = new ArrayList<>();
        byKey.forEach((key, lines) -> references.add(form.read(key, lines.validities(), lines.pointers())));
        return references;
    }

    /// False where reading on makes no sense.
    private boolean take(CsvRecord record) {
        long line = record.getStartingLineNumber();
        if (line == 1) {
            boolean isHeader = record.getFields().equals(HEADER);
            if (!isHeader) {
                form.add("/lines/1", "The header is another one.", "Send " + String.join(",", HEADER) + ".");
            }
            return isHeader;
        }
        String pointer = "/lines/" + line;
        if (line > LINES_MAX + 1) {
            form.add(pointer, "There are more than " + LINES_MAX + " lines.", "Send several files.");
            return false;
        }
        if (record.getFieldCount() != HEADER.size()) {
            form.add(pointer, "It has not " + HEADER.size() + " fields.", "Leave a field empty that says nothing.");
        } else {
            add(record, pointer);
        }
        return form.errorCount() < ERRORS_MAX;
    }

    private void add(CsvRecord record, String pointer) {
        int before = form.errorCount();
        String source = form.text(pointer + "/source", record.getField(0));
        CodeKind kind = form.kind(pointer + "/kind", record.getField(1));
        String code = form.text(pointer + "/code", record.getField(2));
        if (kind != null && form.errorCount() == before) {
            Lines lines = byKey.computeIfAbsent(
                    new CodeKey(source, kind, code), _ -> new Lines(new ArrayList<>(), new ArrayList<>()));
            lines.validities()
                    .add(new ValidityRequest(
                            optional(record.getField(3)), optional(record.getField(4)), optional(record.getField(5))));
            lines.pointers().add(pointer);
        }
    }

    private static @Nullable String optional(String field) {
        return field.isEmpty() ? null : field;
    }
}
