package io.tieout.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.Provenance;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When somebody can tell whose a line of the bank is that does not say it.
class NamelessLinesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final Money AMOUNT = Money.parse("99.99", "USD");

    private final NamelessLines lines = new NamelessLines();

    @Test
    void theOnlyOneOfItsAmountCanBeTold() {
        cut("payout:p:po_1", null, AMOUNT, DAY);
        cut("deposit:r:B-1", null, Money.parse("480.00", "USD"), DAY);

        assertThat(found())
                .containsExactly("payout:p:po_1 wrong-reference 0.00 USD", "deposit:r:B-1 wrong-reference 0.00 USD");
    }

    /// What was sent is missing, and the line is of nobody.
    @Test
    void ofAPayoutAndADepositAlikeNeitherCan() {
        cut("payout:p:po_1", null, AMOUNT, DAY);
        missing("deposit:r:B-1", AMOUNT, DAY.plusDays(2));

        assertThat(found())
                .containsExactly("payout:p:po_1 missing -99.99 USD", "bank-line.stated:bank:po_1 orphan 99.99 USD");
    }

    @Test
    void aLineThatSaysWhatItIsOfIsOfNothingElse() {
        cut("payout:p:po_1", "PAYOUT", AMOUNT, DAY);
        missing("deposit:r:B-1", AMOUNT, DAY);
        missing("payout:p:po_2", AMOUNT, DAY.plusDays(8));

        assertThat(found()).containsExactly("payout:p:po_1 wrong-reference 0.00 USD");
    }

    @Test
    void anotherLineOfTheAmountMayBeItsOwn() {
        cut("deposit:r:B-1", null, AMOUNT, DAY);
        unclaimed(AMOUNT, DAY.minusDays(1));

        assertThat(found())
                .containsExactly("deposit:r:B-1 missing -99.99 USD", "bank-line.stated:bank:B-1 orphan 99.99 USD");
    }

    private List<String> found() {
        List<Expectation> truth = new ArrayList<>();
        lines.finish(truth::add);
        return truth.stream()
                .map(each -> each.finding() == null
                        ? each.about()
                        : each.about() + " " + each.finding().breakClass().code() + " "
                                + each.finding().delta())
                .toList();
    }

    private void cut(String about, @Nullable String text, Money amount, LocalDate date) {
        String number = about.substring(about.lastIndexOf(':') + 1);
        Story story = story(about, Fault.BANK_LINE_CUT);
        story.clean(line(number, "BANK " + number, amount, date));
        story.told(line(number, text, amount, date));
        Expectation line = line(about, Fault.BANK_LINE_CUT, finding(BreakClass.WRONG_REFERENCE, amount, none()));
        assertThat(NamelessLines.isOne(line)).isTrue();
        lines.keep(line, finding(BreakClass.MISSING, amount, none().minus(amount)), story);
    }

    private void missing(String about, Money amount, LocalDate date) {
        Story story = story(about, Fault.PAYOUT_NOT_BANKED);
        story.clean(line("other", "BANK other", amount, date));
        lines.heard(
                line(about, Fault.PAYOUT_NOT_BANKED, finding(BreakClass.MISSING, amount, none().minus(amount))), story);
    }

    private void unclaimed(Money amount, LocalDate date) {
        String about = "bank-line.stated:bank:extra";
        Story story = story(about, Fault.UNEXPLAINED_BANK_LINE);
        story.told(line("extra", null, amount, date));
        lines.heard(line(about, Fault.UNEXPLAINED_BANK_LINE, finding(BreakClass.ORPHAN, none(), amount)), story);
    }

    private static Money none() {
        return Money.zero(AMOUNT.currency());
    }

    private static Story story(String about, Fault fault) {
        Story story = new Story(about);
        story.add(new Injection(fault, about, null, "US", null, Instant.EPOCH));
        return story;
    }

    private static Expectation line(String about, Fault fault, Finding finding) {
        return new Expectation(
                fault.code() + "@" + about,
                fault,
                State.EXPECTED,
                null,
                "US",
                about,
                List.of(),
                null,
                null,
                null,
                Instant.EPOCH,
                finding);
    }

    private static Finding finding(BreakClass breakClass, Money amount, Money delta) {
        return new Finding(
                breakClass,
                List.of(),
                amount,
                delta,
                Cause.EXTERNAL,
                HandoffStep.GOOD,
                "bank",
                Instant.EPOCH,
                Known.all(Cause.EXTERNAL, HandoffStep.GOOD));
    }

    private static BankLineStated line(String number, @Nullable String text, Money amount, LocalDate date) {
        Instant at = date.atTime(16, 0).toInstant(ZoneOffset.UTC);
        Envelope envelope = new Envelope(
                "acme",
                "US",
                "bank",
                SourceRole.BANK,
                number,
                number,
                at,
                at,
                date,
                null,
                List.of(),
                new Provenance("none", "none", "test/1"));
        return new BankLineStated(envelope, "R", amount, date, text);
    }
}
