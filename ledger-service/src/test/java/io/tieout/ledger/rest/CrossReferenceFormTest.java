package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.ProblemException;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.domain.Validity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of cross-references: what is wrong is named with its line.
class CrossReferenceFormTest {

    private static final String HEADER = "source,kind,code,canonical,from,until\n";

    @Test
    void readsTheLinesOfACodeTogether() {
        CrossReferenceForm form = new CrossReferenceForm((_, _) -> true);

        List<CrossReference> read = new CrossReferenceCsv(form).read(HEADER + """
                pos-us,tender,GC,card,,2026-03-01T00:00:00Z
                pos-us,sku,"00,42",SKU-42,,
                pos-us,tender,GC,gift-card,2026-03-01T01:00:00+01:00,
                """);

        form.requireRight();
        Instant march = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(read)
                .containsExactly(
                        new CrossReference(
                                new CodeKey("pos-us", CodeKind.TENDER, "GC"),
                                List.of(new Validity(null, march, "card"), new Validity(march, null, "gift-card"))),
                        new CrossReference(
                                new CodeKey("pos-us", CodeKind.SKU, "00,42"),
                                List.of(new Validity(null, null, "SKU-42"))));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LINE                                          | POINTER
            pos-us,colour,GC,card,,                       | /lines/3/kind
            pos-us,tender,,card,,                         | /lines/3/code
            pos-us,tender,GD,,,                           | /lines/3/canonical
            pos-us,tender,GD,cards,,                      | /lines/3/canonical
            pos-us,tender,GD,card,yesterday,              | /lines/3/from
            pos-us,tender,GD,card,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z | /lines/3/until
            pos-us,tender,GC,card,2026-02-01T00:00:00Z,   | /lines/3/from
            pos-us,tender,GC,card                         | /lines/3
            """)
    void namesTheLineThatIsWrong(String line, String pointer) {
        assertThat(errors(HEADER + "pos-us,tender,GC,card,,\n" + line + "\n"))
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void namesEveryLineThatIsWrong() {
        assertThat(errors(HEADER + "a,tender,GC,cards,,\nb,tender,GC,card,,\nc,colour,GC,card,,\n"))
                .extracting(FieldError::pointer)
                .containsExactly("/lines/4/kind", "/lines/2/canonical");
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThat(errors("code,canonical\nGC,card\n"))
                .extracting(FieldError::pointer)
                .containsExactly("/lines/1");
        assertThat(errors("")).extracting(FieldError::pointer).containsExactly("/lines");
        assertThat(errors(HEADER)).extracting(FieldError::pointer).containsExactly("/lines");
    }

    @Test
    void givesUpOnAFileThatIsAnotherOne() {
        assertThat(errors(HEADER + "x\n".repeat(5_000))).hasSize(100);
    }

    private static List<FieldError> errors(String csv) {
        CrossReferenceForm form =
                new CrossReferenceForm((kind, code) -> kind != CodeKind.TENDER || code.equals("card"));
        var _ = new CrossReferenceCsv(form).read(csv);
        return catchThrowableOfType(ProblemException.class, form::requireRight).errors();
    }
}
