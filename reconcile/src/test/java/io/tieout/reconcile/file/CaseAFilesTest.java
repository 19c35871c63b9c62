package io.tieout.reconcile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.event.finding.BreakClass;
import io.tieout.reconcile.domain.Difference;
import io.tieout.reconcile.domain.Section;
import io.tieout.reconcile.file.Options.OfSide;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Worked case A of the domain guide as two exports, the storefront's refunds and the ERP's credit memos. What two
/// files can know of it comes out as there; that R8 is only waiting and R9 was rejected is in neither.
class CaseAFilesTest {

    private static final String STOREFRONT = """
            refund,order,amount,day
            R1,O1,20.00,2026-03-02
            R2,O2,35.50,2026-03-03
            R3,O3,20.00,2026-03-03
            R4,O4,48.25,2026-03-03
            R5,O5,15.00,2026-03-03
            R6a,O6,30.00,2026-03-03
            R6b,O6,12.40,2026-03-04
            R6c,O6,7.60,2026-03-05
            R7,O7,60.00,2026-03-03
            R8,O8,25.00,2026-03-05
            R9,O9,18.00,2026-03-04
            """;

    private static final String ERP = """
            memo,refund,order,total,posted
            CM-1,R1,O1,20.00,2026-03-02
            CM-2,R3,O3,2.00,2026-03-03
            CM-3,R4,O4,48.25,2026-03-03
            CM-4,R4,O4,48.25,2026-03-04
            CM-5,R5,O5,15.00,2026-03-03
            CM-6,R6a,O6,30.00,2026-03-03
            CM-7,R7,O7,60.00,2026-03-03
            CM-8,R9,O9,18.00,2026-03-04
            """;

    @Test
    void byRefundEveryDifferenceHasItsClass() {
        Outcome outcome = reconcile("refund");

        assertThat(outcome.result().differences())
                .extracting(Difference::key, Difference::breakClass, each -> outcome.decimal(each.deltaMinor()))
                .containsExactlyInAnyOrder(
                        tuple("R2", BreakClass.MISSING, "35.50"),
                        tuple("R3", BreakClass.AMOUNT, "18.00"),
                        tuple("R4", BreakClass.DUPLICATE_POSTING, "-48.25"),
                        tuple("R6b", BreakClass.MISSING, "12.40"),
                        tuple("R6c", BreakClass.MISSING, "7.60"),
                        tuple("R8", BreakClass.MISSING, "25.00"));
        assertProved(outcome);
    }

    @Test
    void byOrderThePartialsAreOneDifference() {
        Outcome outcome = reconcile("order");

        assertThat(outcome.result().differences())
                .extracting(Difference::key, Difference::breakClass, each -> outcome.decimal(each.deltaMinor()))
                .contains(tuple("O6", BreakClass.FIRST_PARTIAL_ONLY, "20.00"));
        assertProved(outcome);
    }

    private static void assertProved(Outcome outcome) {
        assertThat(outcome.result().sections())
                .extracting(
                        section -> outcome.decimal(section.aMinor()),
                        section -> outcome.decimal(section.bMinor()),
                        section -> outcome.decimal(section.explainedMinor()),
                        Section::residualMinor)
                .containsExactly(tuple("291.75", "241.50", "50.25", 0L));
    }

    private static Outcome reconcile(String key) {
        OfSide said = new OfSide(List.of(key), null, null, null, null, null, null);
        return ReconcileFiles.reconcile(
                TableFile.read("storefront.csv", STOREFRONT.getBytes(UTF_8)),
                TableFile.read("erp.csv", ERP.getBytes(UTF_8)),
                new Options(said, said, "0", 1, null, false));
    }
}
