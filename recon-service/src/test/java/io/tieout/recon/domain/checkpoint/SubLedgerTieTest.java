package io.tieout.recon.domain.checkpoint;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Clearing;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Owed;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Unproved;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import io.tieout.recon.domain.refund.OwedRefund;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Control accounts against the records that make up what is on them.
class SubLedgerTieTest {

    private static final Instant NOW = Instant.parse("2026-03-07T12:00:00Z");
    private static final TieControl REFUNDS = new TieControl(
            "refunds-payable", Against.OPEN_REFUNDS, Set.of("2350"), Set.of(), EntrySide.CREDIT, Set.of(), List.of());
    private static final TieControl CLEARING = new TieControl(
            "processor-clearing",
            Against.PROCESSORS,
            Set.of("1200", "1210"),
            Set.of(),
            EntrySide.DEBIT,
            Set.of(),
            List.of());

    /// Worked case A.
    @Test
    void whatIsOwedIsWhatNobodyPaid() {
        Control control = tie(
                REFUNDS,
                List.of(new Sum("2350", usd("248.75"), usd("291.75"), 0)),
                List.of(owed("25.00", true, null, null), owed("18.00", false, BreakClass.REJECTED_OR_STUCK, null)));

        assertThat(control.ledger()).isEqualTo(usd("43.00"));
        assertThat(control.items())
                .containsExactly(
                        new Item("rejected-or-stuck", 1, usd("18.00"), usd("18.00")),
                        new Item("timing", 1, usd("25.00"), usd("25.00")));
        assertThat(control.residual()).isEqualTo(usd("0.00"));
        assertThat(control.isTied()).isTrue();
    }

    /// Money that left without a promise takes from what is owed, and hides nothing.
    @Test
    void whatWasPaidAndNotPromisedIsSeen() {
        Control control = tie(
                REFUNDS,
                List.of(new Sum("2350", usd("30.00"), usd("25.00"), 0)),
                List.of(owed("25.00", true, null, null), owed("-30.00", false, BreakClass.MISSING, null)));

        assertThat(control.items())
                .containsExactly(
                        new Item("missing", 1, usd("-30.00"), usd("30.00")),
                        new Item("timing", 1, usd("25.00"), usd("25.00")));
        assertThat(control.isTied()).isTrue();
    }

    @Test
    void whatWaitsForAPersonIsNamedBeforeItsBreak() {
        Control control = tie(
                REFUNDS,
                List.of(new Sum("2350", usd("0.00"), usd("27.00"), 0)),
                List.of(owed("25.00", true, BreakClass.AMOUNT, usd("5.00"))));

        assertThat(control.items())
                .containsExactly(new Item("pending-revision", 1, usd("25.00"), usd("25.00"), usd("5.00")));
        assertThat(control.gap())
                .contains(
                        "the balance of refunds-payable does not tie: 2.00 of the difference of 27.00 is unexplained");
    }

    /// Worked case C; the marketplace states less than it was told to hold at first.
    @Test
    void clearingIsWhatIsStatedAndWhatLiesBetween() {
        BalanceFigures figures = figures(
                List.of(
                        new Sum("1200", usd("553.90"), usd("442.50"), 0),
                        new Sum("1210", usd("57.00"), usd("0.00"), 0)),
                List.of(),
                List.of(
                        clearing("acct", "99.00", "0.00", "99.00", "0.00"),
                        clearing("amz", "40.00", "10.00", "40.00", "7.00")),
                List.of(new Unproved(usd("-12.40"), BreakClass.PAYOUT_RESIDUAL)));
        Control control = control(CLEARING, figures).orElseThrow();

        assertThat(control.stated()).isEqualTo(usd("139.00"));
        assertThat(control.difference()).isEqualTo(usd("29.40"));
        assertThat(control.items())
                .containsExactly(
                        new Item("opening-not-stated", 1, usd("10.00"), usd("10.00")),
                        new Item("payout-residual", 1, usd("12.40"), usd("12.40")),
                        new Item("since-the-statement", 1, usd("7.00"), usd("7.00")));
        assertThat(control.isTied()).isTrue();
    }

    /// 0.03 of a payout and 0.02 of a payment were booked away, and 0.01 the other way round.
    @Test
    void whatIsSettledIsNotOnTheAccountsAnyMore() {
        TieControl settling = new TieControl(
                "processor-clearing",
                Against.PROCESSORS,
                Set.of("1200", "1210"),
                Set.of(),
                EntrySide.DEBIT,
                Set.of(),
                List.of(),
                Set.of("6910"));
        BalanceFigures figures = figures(
                List.of(new Sum("1200", usd("200.01"), usd("200.01"), 0), new Sum("6910", usd("0.05"), usd("0.01"), 0)),
                List.of(),
                List.of(clearing("acct", "0.00", "0.00", "0.01", "0.00")),
                List.of(new Unproved(usd("-0.03"), BreakClass.PAYOUT_RESIDUAL)));

        Control control = control(settling, figures).orElseThrow();
        assertThat(control.difference()).isEqualTo(usd("0.00"));
        assertThat(control.items())
                .containsExactly(
                        new Item("opening-not-stated", 1, usd("0.01"), usd("0.01")),
                        new Item("payout-residual", 1, usd("0.03"), usd("0.03")),
                        new Item("settled-residues", 0, usd("-0.04"), usd("0.04")));
        assertThat(control.isTied()).isTrue();
        assertThat(control(CLEARING, figures).orElseThrow().residual())
                .as("of an account of which recon is not told that it takes settlements")
                .isEqualTo(usd("-0.04"));
    }

    @Test
    void withoutAStatementThereIsAReasonAndNoNumber() {
        List<Sum> ledger = List.of(new Sum("1200", usd("5.00"), usd("0.00"), 0));
        Control control = control(CLEARING, figures(ledger, List.of(), List.of(), List.of()))
                .orElseThrow();

        assertThat(control.notComparable()).isEqualTo("no processor states its balance");
        assertThat(control.gap()).isEmpty();
    }

    @Test
    void aControlOfWhichNobodySaysAnythingIsLeftOut() {
        BalanceFigures figures =
                figures(List.of(new Sum("2200", usd("5.00"), usd("0.00"), 0)), List.of(), List.of(), List.of());

        assertThat(control(REFUNDS, figures)).isEmpty();
        assertThat(control(CLEARING, figures)).isEmpty();
    }

    private static Control tie(TieControl control, List<Sum> ledger, List<Owed> owed) {
        return control(control, figures(ledger, owed, List.of(), List.of())).orElseThrow();
    }

    private static Optional<Control> control(TieControl control, BalanceFigures figures) {
        BalanceCut cut =
                new BalanceCut("US", Currency.getInstance("USD"), LocalDate.of(2026, 3, 6), NOW, NOW, List.of(control));
        return BalanceTie.of(cut, figures).orElseThrow().controls().stream().findFirst();
    }

    private static BalanceFigures figures(
            List<Sum> ledger, List<Owed> owed, List<Clearing> clearing, List<Unproved> payouts) {
        return new BalanceFigures(ledger, List.of(), List.of(), List.of(), List.of(), owed, clearing, payouts, true);
    }

    private static Owed owed(String open, boolean isNotDue, @Nullable BreakClass breakClass, @Nullable Money revision) {
        return new Owed(new OwedRefund("R", usd(open), isNotDue, false, Set.of()), breakClass, revision);
    }

    private static Clearing clearing(String account, String stated, String opening, String until, String since) {
        return new Clearing(account, usd(stated), usd(opening), usd(until), usd(since), 1, null);
    }
}
