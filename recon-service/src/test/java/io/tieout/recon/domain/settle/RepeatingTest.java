package io.tieout.recon.domain.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.yaml.RuleFile;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            COUNT, IS_FAULT
            19,       false
            20,        true
            """)
    void isAFaultFromTwentyOn(long count, boolean isFault) {
        assertThat(repeating(true, count).isFault()).isEqualTo(isFault);
    }

    /// So that a fault that goes on is not told anew with each residue.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            COUNT, TOLD
            20,      20
            39,      20
            40,      40
            79,      40
            160,    160
            """)
    void isToldByDoublings(long count, long told) {
        assertThat(repeating(true, count).atLeast()).isEqualTo(told);
    }

    @Test
    void hasNoMoneyOfItsOwnAndIsAsBadAsItsClass() throws IOException {
        Break found = book().after(List.of(finding(repeating(true, 20))), List.of())
                .changed()
                .getFirst();

        BreakState state = found.state();
        assertThat(state.breakClass()).isEqualTo(BreakClass.UNCLASSIFIED);
        assertThat(state.severity()).isEqualTo(Severity.P2);
        assertThat(state.delta()).isEqualTo(usd("0.00"));
        assertThat(state.absolute()).isEqualTo(usd("0.00"));
        assertThat(found.detail().members()).isEmpty();
    }

    @Test
    void keepsItsVersionUntilItDoubles() throws IOException {
        Break found = book().after(List.of(finding(repeating(true, 20))), List.of())
                .changed()
                .getFirst();

        assertThat(book().after(List.of(finding(repeating(true, 39))), List.of(found))
                        .changed())
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(found.state()));
        assertThat(book().after(List.of(finding(repeating(true, 40))), List.of(found))
                        .changed())
                .extracting(each -> each.state().version())
                .containsExactly(2);
        assertThat(book().after(List.of(), List.of(found)).changed())
                .extracting(each -> each.state().status())
                .containsExactly(BreakStatus.CLOSED);
    }

    /// Signs are never netted, so each has its own.
    @Test
    void isAnotherOneForTheOtherSign() throws IOException {
        assertThat(book().after(List.of(finding(repeating(true, 20)), finding(repeating(false, 20))), List.of())
                        .changed())
                .extracting(each -> each.state().ruleKey())
                .containsExactly("residues:US:negative", "residues:US:positive");
    }

    private static Finding finding(Repeating repeating) {
        return repeating.finding("fees/2", DAY);
    }

    private static BreakBook book() throws IOException {
        Terms terms =
                new Refunds(RuleFile.read("refunds.yaml", Legs.shippedRule()).rule()).terms();
        return new BreakBook(Repeating.terms(terms), "acme", new UUID(1, 1), AT);
    }

    private static Repeating repeating(boolean isNegative, long count) {
        return new Repeating("US", isNegative, count, usd("0.40"));
    }

    private static Money usd(String amount) {
        return Money.parse(amount, Money.currencyOf("USD"));
    }
}
