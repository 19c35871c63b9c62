package io.tieout.recon.domain.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.pair.Pairing.Paired;
import io.tieout.reconcile.domain.PairTerms;
import io.tieout.reconcile.domain.PairTerms.Likely;
import io.tieout.reconcile.domain.Trait;
import io.tieout.reconcile.domain.Traits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final PairTerms ALL = new PairTerms(3, 12, 4, new Likely(700, 100));
    private static final List<Traits> KINDS =
            List.of(Traits.NONE, Traits.of(Trait.RECORD, "payout"), Traits.of(Trait.RECORD, "deposit"));
    private static final PairTerms STRICT = new PairTerms(3, null, 0, null);

    @Test
    void theOnlyOneWithTheAmountIsTied() {
        Paired paired = Pairing.of(
                List.of(record("S1", "55.00", 0), record("S2", "56.00", 0), document("I1", "55.00", 1)), ALL);

        assertThat(tied(paired)).containsExactly("amount-and-date I1 S1");
    }

    @Test
    void aDocumentThatNamesARecordIsOfNoOther() {
        LooseEnd other = end("I1", EndSide.UNCLAIMED, "shipment:wms:S9", "", "55.00", 0);

        assertThat(Pairing.of(List.of(record("S1", "55.00", 0), other), ALL).bonds())
                .isEmpty();
    }

    /// A reference that went wrong with a fee or a rounding: a person has to say so.
    @Test
    void anAmountThatComesNearIsSuggestedAndNeverTied() {
        List<LooseEnd> ends = List.of(
                end("S1", EndSide.AWAITED, "shipment:wms:S1", "O-1001", "55.00", 0),
                end("S2", EndSide.AWAITED, "shipment:wms:S2", "O-2002", "80.00", 0),
                end("I1", EndSide.UNCLAIMED, "", "O-1001", "53.00", 0));

        Paired paired = Pairing.of(ends, ALL);

        assertThat(paired.bonds()).isEmpty();
        assertThat(paired.suggestions().keySet()).extracting(EndKey::itemKey).containsExactlyInAnyOrder("S1", "I1");
        assertThat(paired.suggestions().get(ends.getLast().key()))
                .singleElement()
                .satisfies(near -> {
                    assertThat(near.reference()).isEqualTo("S1");
                    assertThat(near.failed()).containsExactly("the amount differs");
                });
        assertThat(Pairing.of(ends, STRICT).suggestions()).isEmpty();
    }

    @Test
    void ofTwoThatMayBeMeantNoneIsAndBothAreSuggested() {
        Paired paired = Pairing.of(
                List.of(record("S1", "55.00", 0), record("S2", "55.00", 0), document("I1", "55.00", 0)), ALL);

        assertThat(paired.bonds()).isEmpty();
        assertThat(paired.suggestions().keySet())
                .extracting(EndKey::itemKey)
                .containsExactlyInAnyOrder("S1", "S2", "I1");
        List<Candidate> near =
                paired.suggestions().get(document("I1", "55.00", 0).key());
        assertThat(near).extracting(Candidate::reference).containsExactly("S1", "S2");
        assertThat(near).allSatisfy(each -> {
            assertThat(each.score()).isEqualTo(750);
            assertThat(each.failed()).containsExactly("others fit as well");
        });
    }

    @Test
    void wordsTellApartWhatAmountAndDateDoNot() {
        Paired paired = Pairing.of(
                List.of(
                        end("S1", EndSide.AWAITED, "shipment:wms:S1", "O-1001", "55.00", 0),
                        end("S2", EndSide.AWAITED, "shipment:wms:S2", "O-2002", "55.00", 0),
                        end("I1", EndSide.UNCLAIMED, "", "O-1001", "55.00", 0)),
                ALL);

        assertThat(tied(paired)).containsExactly("scored I1 S1");
    }

    /// Cards are loaded with round amounts.
    @Test
    void withoutTheLaterStagesOnlyWhatIsUniqueBothWaysIsTied() {
        List<LooseEnd> alike = List.of(
                end("S1", EndSide.AWAITED, "shipment:wms:S1", "O-1001", "50.00", 0),
                end("S2", EndSide.AWAITED, "shipment:wms:S2", "O-2002", "50.00", 0),
                end("I1", EndSide.UNCLAIMED, "", "O-1001", "50.00", 0));

        assertThat(Pairing.of(alike, STRICT).bonds()).isEmpty();
        assertThat(Pairing.of(alike, STRICT).suggestions()).hasSize(3);
    }

    @Test
    void theOnlySeveralThatAddUpAreTied() {
        Paired paired = Pairing.of(
                List.of(
                        record("S1", "55.10", 0),
                        record("S2", "31.27", 1),
                        record("S3", "12.44", 1),
                        document("I1", "86.37", 1)),
                ALL);

        assertThat(tied(paired)).containsExactly("subset-sum I1 S1 S2");
    }

    @Test
    void twoSetsThatAddUpAreNone() {
        Paired paired = Pairing.of(
                List.of(
                        record("S1", "50.00", 0),
                        record("S2", "36.37", 0),
                        record("S3", "51.00", 0),
                        record("S4", "35.37", 0),
                        document("I1", "86.37", 1)),
                ALL);

        assertThat(paired.bonds()).isEmpty();
        assertThat(paired.suggestions())
                .containsOnlyKeys(document("I1", "86.37", 1).key());
    }

    /// Among a thousand sums of small amounts one is hit by chance.
    @Test
    void aSumThatChanceMayHaveMadeIsSuggestedOnly() {
        List<LooseEnd> ends = new ArrayList<>(List.of(document("I1", "10.21", 0)));
        for (int i = 0; i < 10; i++) {
            ends.add(record("S" + i, i == 0 ? "9.01" : i == 1 ? "1.20" : "17." + (30 + i), 0));
        }

        assertThat(Pairing.of(ends, ALL).bonds()).isEmpty();
        assertThat(Pairing.of(ends, ALL).suggestions()).isNotEmpty();
    }

    @Test
    void whatHasMoreToChooseFromThanAllowedIsSaid() {
        List<LooseEnd> ends = new ArrayList<>(List.of(document("I1", "900.00", 0)));
        for (int i = 0; i < 13; i++) {
            ends.add(record("S" + i, (100 + i) + ".00", 0));
        }

        assertThat(Pairing.of(ends, ALL).notes())
                .anySatisfy(note -> assertThat(note).contains("more than 12"));
    }

    /// A line that names nothing may be of either.
    @Test
    void whatIsOfSeveralRulesIsTiedToTheOnlyOneThatFits() {
        LooseEnd payout = sent("bank-lines", "payout", "P1", "55.00");
        LooseEnd deposit = sent("deposits", "deposit", "D1", "55.00");
        LooseEnd nameless = line("L1", Traits.NONE);
        LooseEnd unnumbered = line("L1", Traits.of(Trait.RECORD, "deposit"));

        assertThat(Pairing.of(List.of(payout, deposit, nameless), ALL).bonds()).isEmpty();
        assertThat(Pairing.of(List.of(payout, deposit, nameless), ALL).suggestions())
                .hasSize(3);
        assertThat(tied(Pairing.of(List.of(deposit, nameless), ALL))).containsExactly("amount-and-date D1 L1");
        assertThat(tied(Pairing.of(List.of(payout, deposit, unnumbered), ALL)))
                .containsExactly("amount-and-date D1 L1");
    }

    private static LooseEnd sent(String rule, String kind, String key, String amount) {
        return new LooseEnd(
                new EndKey(rule, key, "USD"),
                EndSide.AWAITED,
                "US",
                new Face("remittance", kind + ":us:" + key, "", Traits.of(Trait.RECORD, kind)),
                Money.parse(amount, "USD"),
                DAY,
                List.of());
    }

    private static LooseEnd line(String key, Traits traits) {
        return new LooseEnd(
                new EndKey("bank-lines", key, "USD"),
                EndSide.UNCLAIMED,
                "US",
                new Face("remittance", "", "", traits),
                Money.parse("55.00", "USD"),
                DAY,
                List.of());
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 50), LongStream.of(System.nanoTime()));
    }

    /// Nor is anything in two pairs, and every pair comes to the same on both sides.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichTheyCameDecidesNothing(long seed) {
        Random random = new Random(seed);
        List<LooseEnd> ends = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String amount = random.nextInt(20, 40) + "." + (random.nextBoolean() ? "00" : random.nextInt(10, 99));
            int day = random.nextInt(5);
            Traits traits = KINDS.get(random.nextInt(KINDS.size()));
            ends.add(
                    random.nextBoolean()
                            ? with(record("S" + i, amount, day), traits)
                            : with(document("I" + i, amount, day), traits));
        }
        Paired expected = Pairing.of(ends, ALL);

        for (int i = 0; i < 5; i++) {
            Collections.shuffle(ends, random);
            assertThat(Pairing.of(ends, ALL)).isEqualTo(expected);
        }
        Set<EndKey> claimed = new HashSet<>();
        for (Bond bond : expected.bonds()) {
            assertThat(bond.ties()).isTrue();
            bond.ends().forEach(end -> assertThat(claimed.add(end.key())).isTrue());
            assertThat(bond.ends().stream()
                            .map(end -> end.face().traits())
                            .filter(traits -> !traits.equals(Traits.NONE))
                            .distinct())
                    .as("of one kind")
                    .hasSizeLessThan(2);
        }
    }

    private static List<String> tied(Paired paired) {
        return paired.bonds().stream()
                .map(bond -> bond.stage().code() + " "
                        + String.join(
                                " ",
                                new TreeSet<>(bond.ends().stream()
                                        .map(end -> end.key().itemKey())
                                        .toList())))
                .toList();
    }

    private static LooseEnd with(LooseEnd end, Traits traits) {
        Face face = end.face();
        return new LooseEnd(
                end.key(),
                end.side(),
                end.entity(),
                new Face(face.kind(), face.name(), face.words(), traits),
                end.amount(),
                end.date(),
                end.legs());
    }

    private static LooseEnd record(String key, String amount, int day) {
        return end(key, EndSide.AWAITED, "shipment:wms:" + key, "", amount, day);
    }

    private static LooseEnd document(String key, String amount, int day) {
        return end(key, EndSide.UNCLAIMED, "", "", amount, day);
    }

    private static LooseEnd end(String key, EndSide side, String name, String words, String amount, int day) {
        return new LooseEnd(
                new EndKey("invoices", key, "USD"),
                side,
                "US",
                new Face("invoice", name, words),
                Money.parse(amount, "USD"),
                DAY.plusDays(day),
                List.of());
    }
}
