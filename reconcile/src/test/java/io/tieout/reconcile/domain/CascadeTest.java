package io.tieout.reconcile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.event.finding.BreakClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadeTest {

    @Test
    void theSameKeyAndAmountTies() {
        Reconciliation result = new Rows().a("K1", 1000).b("K1", 1000).keyed();

        assertThat(result.ties()).isTrue();
        assertThat(result.matches()).extracting(Match::stage).containsExactly(Stage.KEY);
    }

    @Test
    void rowsOfOneKeyTieByTheirSum() {
        Reconciliation result =
                new Rows().a("K1", 1000).b("K1", 700).b("K1", 300).keyed();

        assertThat(result.matches()).extracting(Match::stage).containsExactly(Stage.KEY_SUM);
    }

    @Test
    void keysThatDifferInWritingOnlyTie() {
        Reconciliation result = new Rows().a("#001001", 1000).b("1001", 1000).keyed();

        assertThat(result.matches()).extracting(Match::stage).containsExactly(Stage.KEY_ALIKE);
    }

    @Test
    void twoKeysThatAreLikeOneTieNeither() {
        Reconciliation result =
                new Rows().a("#1001", 1000).b("1001", 1000).b("01001", 1000).keyed();

        assertThat(result.matches()).isEmpty();
        assertThat(result.differences()).hasSize(3);
    }

    @Test
    void aDifferenceBeyondTheToleranceIsAnAmountBreak() {
        Reconciliation result = new Rows().a("K1", 1000).b("K1", 900).keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.AMOUNT, 100L));
        assertThat(result.isComplete()).isTrue();
    }

    @Test
    void whatTheToleranceForgivesIsPartOfTheProof() {
        Reconciliation result =
                Cascade.reconcile(new Rows().a("K1", 1000).b("K1", 999).list(), new Terms(1, 1, true));

        assertThat(result.ties()).isTrue();
        assertThat(result.sections())
                .extracting(Section::differenceMinor, Section::acceptedMinor, Section::residualMinor)
                .containsExactly(tuple(1L, 1L, 0L));
    }

    @Test
    void aRowThatIsThereTwiceIsADuplicate() {
        Reconciliation result =
                new Rows().a("R4", 4825).b("R4", 4825).b("R4", 4825).keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.DUPLICATE_POSTING, -4825L));
    }

    @Test
    void linesThatDifferInMoreThanTheirNumberAreNoDuplicates() {
        List<Item> items = new ArrayList<>(new Rows().a("O1", 500).list());
        items.add(new Item(Side.B, 2, "O1", 500, "USD", null, "", "line 1"));
        items.add(new Item(Side.B, 3, "O1", 500, "USD", null, "", "line 2"));

        assertThat(Cascade.reconcile(items, new Terms(0, 1, true)).differences())
                .extracting(Difference::breakClass)
                .containsExactly(BreakClass.FIRST_PARTIAL_ONLY);
    }

    @Test
    void onlyTheFirstPartialIsNamed() {
        Reconciliation result = new Rows()
                .a("O6", 3000, 1)
                .a("O6", 1240, 2)
                .a("O6", 760, 3)
                .b("O6", 3000, 1)
                .keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.FIRST_PARTIAL_ONLY, 2000L));
    }

    @Test
    void aKeyThatOneSideLeavesOutIsAWrongReference() {
        Reconciliation result = new Rows().a("K1", 1000, 5).b("", 1000, 6).keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.WRONG_REFERENCE, 0L));
    }

    @Test
    void anotherKeyIsNeverTiedByAmountAndDate() {
        Reconciliation result = new Rows().a("K1", 1000, 5).b("K2", 1000, 5).keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass)
                .containsExactly(BreakClass.MISSING, BreakClass.MISSING);
        assertThat(result.differences().getFirst().candidates())
                .extracting(Candidate::failed)
                .containsExactly("the key differs");
    }

    @Test
    void twoRowsThatFitAsWellAreLeftToAPerson() {
        Reconciliation result =
                new Rows().a("", 1000, 5).b("", 1000, 5).b("", 1000, 5).keyless();

        assertThat(result.matches()).isEmpty();
        assertThat(result.differences()).extracting(Difference::breakClass).containsOnly(BreakClass.UNCLASSIFIED);
        assertThat(result.differences().getFirst().candidates()).hasSize(2);
    }

    @Test
    void theOnlyRowsThatAddUpTie() {
        Reconciliation result = new Rows()
                .a("", 6000, 5)
                .b("", 1000, 5)
                .b("", 5000, 4)
                .b("", 700, 5)
                .keyless();

        assertThat(result.matches())
                .extracting(Match::stage, match -> match.b().size())
                .containsExactly(tuple(Stage.SUBSET_SUM, 2));
        assertThat(result.differences()).extracting(Difference::deltaMinor).containsExactly(-700L);
    }

    @Test
    void twoSetsThatAddUpTieNothingAndAreListed() {
        Reconciliation result = new Rows()
                .a("", 6000, 5)
                .b("", 1000, 5)
                .b("", 5000, 5)
                .b("", 2000, 5)
                .b("", 4000, 5)
                .keyless();

        assertThat(result.matches()).isEmpty();
        assertThat(result.differences().getFirst().candidates()).hasSize(2);
    }

    @Test
    void aSearchThatIsNotMadeIsSaid() {
        Rows rows = new Rows().a("", 999_999, 5);
        for (int i = 1; i <= SubsetSum.AMOUNTS_MAX + 1; i++) {
            rows.b("", i, 5);
        }

        assertThat(rows.keyless().notes()).anyMatch(note -> note.startsWith("subset-sum was not tried for 1 rows"));
    }

    @Test
    void wordsTellRowsOfOneAmountApart() {
        Reconciliation result = new Rows()
                .a("", 1000, "invoice 70001")
                .a("", 1000, "invoice 80002")
                .b("", 1000, "invoice 80002")
                .b("", 1000, "invoice 70001")
                .keyless();

        assertThat(result.matches())
                .extracting(
                        Match::stage,
                        match -> match.a().getFirst().text(),
                        match -> match.b().getFirst().text())
                .containsExactlyInAnyOrder(
                        tuple(Stage.SCORED, "invoice 70001", "invoice 70001"),
                        tuple(Stage.SCORED, "invoice 80002", "invoice 80002"));
    }

    @Test
    void theSameAmountAloneTiesNothing() {
        assertThat(new Rows().a("", 1000).b("", 1000).keyless().matches()).isEmpty();
    }

    @Test
    void currenciesAreNeverNetted() {
        List<Item> items = List.of(
                new Item(Side.A, 2, "K1", 1000, "USD", null, "", ""),
                new Item(Side.B, 2, "K1", 1000, "EUR", null, "", ""));

        Reconciliation result = Cascade.reconcile(items, new Terms(0, 1, true));

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::currency, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.CURRENCY, "EUR", -1000L), tuple(BreakClass.CURRENCY, "USD", 1000L));
    }

    @Test
    void aFileWithoutRowsIsOneItem() {
        Reconciliation result = new Rows().a("K1", 1000).a("K2", 500).keyed();

        assertThat(result.differences())
                .extracting(Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple(BreakClass.FEED_MISSING, 1500L));
    }
}
