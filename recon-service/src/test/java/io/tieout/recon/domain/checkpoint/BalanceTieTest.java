package io.tieout.recon.domain.checkpoint;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BalanceKind;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.event.StatementUse;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Looked;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Opening;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Stated;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import io.tieout.recon.domain.evidence.ErpPosting;
import io.tieout.recon.domain.handover.HandedEffect;
import io.tieout.recon.domain.handover.HandoverRule;
import io.tieout.recon.domain.rule.Accounts;
import io.tieout.recon.yaml.RuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BalanceTieTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final Instant NOW = Instant.parse("2026-03-07T12:00:00Z");
    private static final HandoverRule RULE = rule();
    private static final Accounts LOAD = new Accounts(Set.of("2410"), Set.of("2200"));
    private static final Accounts REDEMPTION = new Accounts(Set.of("2200"), Set.of("2400"));
    private static final Accounts TRANSFER = new Accounts(Set.of("2200"), Set.of("2230"));

    @Test
    void aRedemptionThatIsMissingExplainsTooMuchInTheErp() {
        Control control = tie(
                List.of(ledger("2200", "50.00", "80.00")),
                List.of(ledger("2200", "0.00", "80.00")),
                looked("T2", usd("50.00"), REDEMPTION, BreakClass.MISSING));

        assertThat(control.difference()).isEqualTo(usd("-50.00"));
        assertThat(control.items()).containsExactly(new Item("missing", 1, usd("-50.00"), usd("50.00")));
        assertThat(control.isTied()).isTrue();
    }

    /// The net of both is nothing, and both are seen.
    @Test
    void whatOffsetsEachOtherStaysVisible() {
        Control control = tie(
                List.of(ledger("2200", "50.00", "50.00")),
                List.of(ledger("2200", "0.00", "0.00")),
                looked("T1", usd("50.00"), LOAD, BreakClass.MISSING),
                looked("T2", usd("50.00"), REDEMPTION, BreakClass.MISSING));

        assertThat(control.items()).containsExactly(new Item("missing", 2, usd("0.00"), usd("100.00")));
        assertThat(control.isTied()).isTrue();
    }

    @Test
    void aMoveWithinTheAccountsChangesNothing() {
        assertThat(tie(
                                List.of(ledger("2200", "9.00", "9.00")),
                                List.of(ledger("2200", "0.00", "0.00")),
                                looked("T1", usd("9.00"), TRANSFER, BreakClass.MISSING))
                        .items())
                .isEmpty();
    }

    /// No break says why, so a record with a difference is no reason.
    @Test
    void whatNoBreakIsAboutIsUnexplained() {
        Control control = tie(
                List.of(ledger("2200", "0.00", "50.00")),
                List.of(ledger("2200", "0.00", "49.00")),
                looked("T1", usd("50.00"), LOAD, null, posting("49.00", DAY)));

        assertThat(control.residual()).isEqualTo(usd("1.00"));
        assertThat(control.gap()).hasValueSatisfying(gap -> assertThat(gap).contains("stored-value", "1.00"));
    }

    @Test
    void aDocumentOfALaterDayIsAReason() {
        Control control = tie(
                List.of(ledger("2200", "0.00", "50.00")),
                List.of(ledger("2200", "0.00", "0.00")),
                looked("T1", usd("50.00"), LOAD, null, posting("50.00", DAY.plusDays(9))));

        assertThat(control.items()).containsExactly(new Item("dated-otherwise", 1, usd("50.00"), usd("50.00")));
        assertThat(control.isTied()).isTrue();
    }

    @Test
    void whatTheErpDidNotStateAtFirstIsNamed() {
        Control control = control(new BalanceFigures(
                List.of(ledger("2200", "0.00", "80.00")),
                List.of(ledger("2400", "1.00", "1.00")),
                List.of(),
                List.of(new Opening(BalanceKind.GIFT_CARD, 3, usd("80.00"))),
                List.of(),
                true));

        assertThat(control.items()).containsExactly(new Item("opening-not-stated", 3, usd("80.00"), usd("80.00")));
        assertThat(control.isTied()).isTrue();
    }

    @Test
    void anOpeningOfTheErpIsHeldAgainstThatOfTheBooks() {
        Control control = control(new BalanceFigures(
                List.of(ledger("2200", "0.00", "80.00")),
                List.of(),
                List.of(new Stated("2200", StatementUse.OPENING, NOW, usd("-75.00"))),
                List.of(new Opening(BalanceKind.GIFT_CARD, 3, usd("80.00"))),
                List.of(),
                true));

        assertThat(control.residual()).isEqualTo(usd("5.00"));
    }

    @Test
    void withoutAWordOfTheErpAboutAccountsThereIsNothingToCompare() {
        Control control = tie(List.of(ledger("2200", "0.00", "80.00")), List.of());

        assertThat(control.notComparable()).isEqualTo("the ERP told of no account");
        assertThat(control.gap()).isEmpty();
    }

    @Test
    void withoutAWordOfTheLedgerThereIsNoTie() {
        assertThat(BalanceTie.of(
                        cut(), new BalanceFigures(List.of(), List.of(), List.of(), List.of(), List.of(), true)))
                .isEmpty();
    }

    private static Control tie(List<Sum> ledger, List<Sum> erp, Looked... looked) {
        return control(new BalanceFigures(ledger, erp, List.of(), List.of(), List.of(looked), true));
    }

    private static Control control(BalanceFigures figures) {
        return BalanceTie.of(cut(), figures).orElseThrow().controls().getFirst();
    }

    private static BalanceCut cut() {
        TieControl control = new TieControl(
                "stored-value",
                Set.of("2200", "2230"),
                Set.of("2200", "2230"),
                EntrySide.CREDIT,
                Set.of(BalanceKind.GIFT_CARD),
                List.of(RULE));
        return new BalanceCut("US", Currency.getInstance("USD"), DAY.plusDays(3), NOW, NOW, List.of(control));
    }

    private static Sum ledger(String account, String debit, String credit) {
        return new Sum(account, usd(debit), usd(credit), 0);
    }

    private static ErpPosting posting(String credit, LocalDate date) {
        return new ErpPosting("2200", date, 0, usd("0.00"), usd(credit));
    }

    private static Looked looked(
            String key, Money owed, Accounts accounts, @Nullable BreakClass breakClass, ErpPosting... posted) {
        return new Looked(
                "stored-value", new HandedEffect(key, DAY, owed, accounts, List.of(posted), false), breakClass);
    }

    private static HandoverRule rule() {
        try (InputStream file = Objects.requireNonNull(
                BalanceTieTest.class.getClassLoader().getResourceAsStream("rules/stored-value.yaml"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return (HandoverRule)
                    RuleFiles.read("rules/stored-value.yaml", text).rule();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
