package io.tieout.reconcile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.reconcile.domain.PairTerms.Likely;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What both sides say rules out and counts; what one side does not say does neither.
class TraitsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final PairTerms TERMS = new PairTerms(3, 12, 0, new Likely(700, 100));
    private static final Traits PAYOUT = Traits.of(Trait.RECORD, "payout");
    private static final Traits DEPOSIT = Traits.of(Trait.RECORD, "deposit");
    private static final Traits VISA = Traits.of(Trait.TENDER, "card").with(Trait.CARD, "4242");
    private static final Traits OTHER = Traits.of(Trait.TENDER, "card").with(Trait.CARD, "1881");

    @Test
    void whatIsOfAnotherKindIsNeitherTiedNorInTheWay() {
        Item payout = a(1, 1000, PAYOUT);
        Item deposit = a(2, 1000, DEPOSIT);
        Item line = b(3, 1000, PAYOUT);

        Pairs.Found found = Pairs.find(List.of(payout, deposit, line), TERMS);

        assertThat(found.matches()).singleElement().satisfies(match -> {
            assertThat(match.stage()).isEqualTo(Stage.AMOUNT_AND_DATE);
            assertThat(match.a()).containsExactly(payout);
            assertThat(match.score()).isEqualTo(750);
        });
    }

    /// A candidate says what keeps it from being it.
    @Test
    void whatIsOfAnotherKindIsShownAsThat() {
        Pairs.Found found = Pairs.find(List.of(a(2, 1000, DEPOSIT), b(3, 1000, PAYOUT)), TERMS);

        assertThat(found.matches()).isEmpty();
        assertThat(found.suggestions()).hasSize(2).allSatisfy(each -> {
            assertThat(each.candidates()).extracting(Candidate::failed).containsExactly("the record differs");
            assertThat(each.candidates()).extracting(Candidate::isPossible).containsExactly(false);
        });
    }

    @Test
    void ofTwoThatBothFitNoneIs() {
        List<Item> items = List.of(a(1, 1000, PAYOUT), a(2, 1000, DEPOSIT), b(3, 1000, Traits.NONE));

        Pairs.Found found = Pairs.find(items, TERMS);

        assertThat(found.matches()).isEmpty();
        assertThat(found.suggestions()).hasSize(3);
    }

    @Test
    void aSumIsOfOneKind() {
        Item one = a(1, 600_00, PAYOUT);
        Item two = a(2, 450_00, PAYOUT);
        Item bag = a(3, 400_00, DEPOSIT);

        List<Match> mixed = Pairs.find(List.of(one, two, bag, b(4, 1000_00, Traits.NONE)), TERMS)
                .matches();
        List<Match> alike = Pairs.find(List.of(one, two, bag, b(4, 1050_00, Traits.NONE)), TERMS)
                .matches();

        assertThat(mixed).isEmpty();
        assertThat(alike)
                .singleElement()
                .satisfies(match -> assertThat(match.a()).containsExactlyInAnyOrder(one, two));
    }

    @Test
    void anotherCardIsAnotherPaymentAndTheSameOneRaisesTheScore() {
        Item mine = a(1, 1000, VISA);
        Item other = a(2, 1000, OTHER);
        Item named = b(3, 1000, VISA);

        List<Match> tied = Pairs.find(List.of(mine, other, named), TERMS).matches();
        List<Match> unknown =
                Pairs.find(List.of(mine, other, b(3, 1000, Traits.NONE)), TERMS).matches();

        assertThat(tied).singleElement().satisfies(match -> {
            assertThat(match.a()).containsExactly(mine);
            assertThat(match.score()).as("500 + 250 + 50 + 150").isEqualTo(950);
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void areReadAsTheyAreWritten() {
        for (Traits traits : List.of(Traits.NONE, PAYOUT, VISA, Traits.of(Trait.TENDER, "a=b"))) {
            assertThat(Traits.parse(traits.toString())).isEqualTo(traits);
        }
        assertThat(VISA.toString()).isEqualTo("card=4242\ntender=card");
        assertThatThrownBy(() -> Traits.parse("card")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PAYOUT.with(Trait.CARD, "")).as("nothing is said").isEqualTo(PAYOUT);
    }

    private static Item a(int line, long minor, Traits traits) {
        return new Item(Side.A, line, "key " + line, minor, "USD", DAY, "", "", traits);
    }

    private static Item b(int line, long minor, Traits traits) {
        return new Item(Side.B, line, "", minor, "USD", DAY, "", "", traits);
    }
}
