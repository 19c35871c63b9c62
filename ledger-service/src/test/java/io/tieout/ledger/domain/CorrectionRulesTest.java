package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.ledger.domain.CorrectionRules.Standing;
import io.tieout.ledger.policy.PolicyFile;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionRulesTest {

    private static final PostingPolicy POLICY = PolicyFile.ofResource("policies/retail-default.yaml");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final UUID EVENT = new UUID(1, 2);

    @Test
    void acceptsWhatBalancesWithinTheCap() {
        assertThat(objections(debit("6310", "100.00"), credit("1060", "100.00")))
                .isEmpty();
        assertThat(objections(debit("9200", "5.00"), credit("9290", "5.00"))).isEmpty();
    }

    @Test
    void namesEachAccountThatIsUnknown() {
        assertThat(objections(debit("6310", "1.00"), credit("1061", "2.00"), credit("77", "1.00")))
                .extracting(Objection::pointer)
                .containsExactly("/lines/1/account", "/lines/2/account");
    }

    @Test
    void refusesWhatDoesNotBalancePerEntityAndCurrency() {
        assertThat(objections(debit("6310", "2.00"), credit("1060", "1.50")))
                .extracting(Objection::message)
                .containsExactly("The debits of US in USD are 0.50 USD too much.");
        Line canadian = new Line("CA", "1060", "", EntrySide.CREDIT, usd("2.00"));
        assertThat(objections(debit("6310", "2.00"), canadian)).hasSize(2);
        Line euro = new Line("US", "1060", "", EntrySide.CREDIT, Money.parse("2.00", "EUR"));
        assertThat(objections(debit("6310", "2.00"), euro)).hasSize(2);
        assertThat(objections(debit("6310", "2.00"), credit("9290", "2.00")))
                .as("memo accounts balance by themselves")
                .hasSize(2);
    }

    @Test
    void refusesMoreThanTheCapOfACurrency() {
        assertThat(objections(debit("6310", "60.00"), debit("5100", "40.01"), credit("1060", "100.01")))
                .extracting(Objection::message)
                .containsExactly(
                        "The debits come to 100.01 USD, more than the 100.00 USD that one correction may have.");
    }

    @Test
    void reversesExactlyWhatStands() {
        Netted booked = Netted.of(List.of(debit("2350", "20.00"), credit("1200", "20.00")));
        Standing standing = new Standing(true, booked);

        assertThat(objection(CorrectionKind.REVERSE, standing, credit("2350", "20.00"), debit("1200", "20.00")))
                .isNull();
        assertThat(objection(CorrectionKind.REVERSE, standing, credit("2350", "19.00"), debit("1200", "19.00")))
                .extracting(Objection::pointer, Objection::fix)
                .containsExactly("/lines", "Send debit 1200 of US 20.00 USD, credit 2350 of US 20.00 USD.");
        Standing nothing = new Standing(true, Netted.of(List.of()));
        assertThat(objection(CorrectionKind.REVERSE, nothing, credit("2350", "20.00"), debit("1200", "20.00")))
                .extracting(Objection::pointer)
                .isEqualTo("/eventId");
    }

    @Test
    void rebooksOnlyWhatWasBookedAndReversed() {
        Line[] lines = {debit("2350", "20.00"), credit("1210", "20.00")};
        Netted left = Netted.of(List.of(debit("2350", "20.00"), credit("1200", "20.00")));
        Netted nothing = Netted.of(List.of());

        assertThat(objection(CorrectionKind.REBOOK, new Standing(true, nothing), lines))
                .isNull();
        assertThat(objection(CorrectionKind.REBOOK, new Standing(true, left), lines))
                .extracting(Objection::fix)
                .isEqualTo("Reverse it first.");
        assertThat(objection(CorrectionKind.REBOOK, new Standing(false, nothing), lines))
                .extracting(Objection::message)
                .asString()
                .contains("evidence");
    }

    @Test
    void takesAnAccrualBackOnItsDate() {
        Correction accrual = correction(
                CorrectionKind.MANUAL_LINES, null, DAY.plusDays(1), debit("6110", "7.00"), credit("2060", "7.00"));

        List<JournalEntry> entries = accrual.entries("retail-default/3");

        assertThat(entries).extracting(JournalEntry::businessDate).containsExactly(DAY, DAY.plusDays(1));
        assertThat(entries.get(1).lines()).containsExactly(credit("6110", "7.00"), debit("2060", "7.00"));
        assertThat(entries.get(1).row()).isEqualTo("29 reversed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> correction(CorrectionKind.MANUAL_LINES, null, DAY, debit("6110", "7.00")));
    }

    private static List<Objection> objections(Line... lines) {
        return CorrectionRules.objections(
                correction(CorrectionKind.MANUAL_LINES, null, null, lines),
                POLICY,
                currency -> Money.of(100_00, currency.getCurrencyCode()));
    }

    private static @Nullable Objection objection(CorrectionKind kind, Standing standing, Line... lines) {
        return CorrectionRules.objection(correction(kind, EVENT, null, lines), standing)
                .orElse(null);
    }

    private static Correction correction(
            CorrectionKind kind, @Nullable UUID event, @Nullable LocalDate reverseOn, Line... lines) {
        return new Correction("acme", "k1", kind, event, "US", DAY, Arrays.asList(lines), "why", "29", reverseOn);
    }

    private static Line debit(String account, String amount) {
        return new Line("US", account, "", EntrySide.DEBIT, usd(amount));
    }

    private static Line credit(String account, String amount) {
        return new Line("US", account, "", EntrySide.CREDIT, usd(amount));
    }
}
