package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures of the domain guide's worked case A, to the cent.
class CaseATest {

    private static List<MatchItem> items = List.of();
    private static List<Finding> findings = List.of();

    @BeforeAll
    static void fold() {
        List<Fold> folds = Legs.foldAll(Legs.rule(), CaseA.told("demo").told(), CaseA.AS_OF);
        items = Legs.items(folds);
        findings = Legs.findings(folds);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            refund:shopify-us:9002, missing,            35.50, 35.50, 2,            false
            refund:shopify-us:9003, amount,             18.00, 18.00, 3,            false
            refund:shopify-us:9004, duplicate-posting, -48.25, 48.25, handoff good, false
            refund:shopify-us:9005, field-dropped,       0.00,  0.00, 3,            false
            order:shopify-us:1006,  first-partial-only, 20.00, 20.00, 3,            false
            refund:shopify-us:9007, late,                0.00,  0.00, handoff good, true
            refund:shopify-us:9009, rejected-or-stuck,   0.00,  0.00, handoff good, false
            """)
    void findsEachFaultWithItsClassAmountAndStep(
            String key, String breakClass, String delta, String absolute, String step, boolean healed) {
        assertThat(findings)
                .filteredOn(finding -> finding.key().ruleKey().equals(key))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.breakClass().code()).isEqualTo(breakClass);
                    assertThat(finding.stake().delta()).isEqualTo(usd(delta));
                    assertThat(finding.stake().absolute()).isEqualTo(usd(absolute));
                    assertThat(finding.evidence().handoff().step().code()).isEqualTo(step);
                    assertThat(finding.healed()).isEqualTo(healed);
                });
    }

    @Test
    void findsNothingElse() {
        assertThat(findings).hasSize(7);
        assertThat(items).hasSize(11);
    }

    @Test
    void tiesToTheCentWithNothingLeftOver() {
        assertThat(sum(MatchItem::source)).isEqualTo(usd("291.75"));
        assertThat(sum(MatchItem::target)).isEqualTo(usd("241.50"));
        assertThat(sum(MatchItem::variance)).isEqualTo(usd("50.25"));
        assertThat(sum(MatchItem::breaks)).isEqualTo(usd("25.25"));
        assertThat(sum(item -> item.breaks().magnitude())).isEqualTo(usd("121.75"));
        assertThat(sum(MatchItem::timing)).isEqualTo(usd("25.00"));
        assertThat(items)
                .allSatisfy(item -> assertThat(item.residual().isZero()).isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            approved,  9, 248.75, 7, 223.50, 25.25, 25.25,  0.00, 121.75
            pending,   1,  25.00, 0,   0.00, 25.00,  0.00, 25.00,   0.00
            rejected,  1,  18.00, 1,  18.00,  0.00,  0.00,  0.00,   0.00
            """)
    void addsUpByStatusAsTheReportShows(
            String status,
            int sourceCount,
            String source,
            int targetCount,
            String target,
            String variance,
            String breaks,
            String timing,
            String absolute) {
        List<MatchItem> rows = items.stream()
                .filter(item -> item.status().code().equals(status))
                .toList();

        assertThat(rows.stream().mapToInt(MatchItem::sourceCount).sum()).isEqualTo(sourceCount);
        assertThat(rows.stream().mapToInt(MatchItem::targetCount).sum()).isEqualTo(targetCount);
        assertThat(sum(rows, MatchItem::source)).isEqualTo(usd(source));
        assertThat(sum(rows, MatchItem::target)).isEqualTo(usd(target));
        assertThat(sum(rows, MatchItem::variance)).isEqualTo(usd(variance));
        assertThat(sum(rows, MatchItem::breaks)).isEqualTo(usd(breaks));
        assertThat(sum(rows, MatchItem::timing)).isEqualTo(usd(timing));
        assertThat(sum(rows, item -> item.breaks().magnitude())).isEqualTo(usd(absolute));
    }

    @Test
    void saysWhenTheMissingMemoWasDueAndWhyItNeverArrived() {
        Finding missing = finding("refund:shopify-us:9002");

        assertThat(missing.dueAt()).isEqualTo(Instant.parse("2026-03-03T10:15:00Z"));
        assertThat(missing.authority()).isEqualTo("storefront");
        assertThat(missing.evidence().handoff().evidence())
                .contains(
                        "shopify-us recorded refund 9002 of 35.50 USD at 2026-03-03T10:00:00Z.",
                        "The ERP holds no document for it.",
                        "celigo-us: dead-lettered at 2026-03-03T10:01:00Z: connection reset.");
    }

    @Test
    void namesTheFieldInDisputeAndTheForwardedPayload() {
        Finding amount = finding("refund:shopify-us:9003");

        assertThat(amount.authority()).isEqualTo("processor");
        assertThat(amount.evidence().differences())
                .containsExactly(new FieldDifference("amount", "20.00 USD", "2.00 USD"));
        assertThat(amount.evidence().handoff().evidence())
                .anyMatch(sentence -> sentence.contains("amount was forwarded as \"20.00\""));
        assertThat(finding("refund:shopify-us:9005").evidence().differences())
                .containsExactly(new FieldDifference("reason", "damaged", null));
    }

    @Test
    void keepsTheLagOfTheLateOne() {
        assertThat(finding("refund:shopify-us:9007").evidence().differences())
                .containsExactly(new FieldDifference("ERP lag", "PT15M", "PT3H10M"));
    }

    @Test
    void showsWhatTheCustomerIsStillOwed() {
        Finding rejected = finding("refund:shopify-us:9009");

        assertThat(rejected.stake().exposure()).isEqualTo(usd("18.00"));
        assertThat(rejected.stake().customerHarmed()).isTrue();
        assertThat(rejected.values().processor()).isEqualTo(usd("0.00"));
        assertThat(rejected.evidence().differences())
                .contains(new FieldDifference("processor amount", "18.00 USD", "0.00 USD"));
    }

    @Test
    void joinsThePartialsIntoOneBreak() {
        Finding partials = finding("order:shopify-us:1006");

        assertThat(partials.about().members()).containsExactly("refund:shopify-us:9062", "refund:shopify-us:9063");
        assertThat(partials.values().source()).isEqualTo(usd("50.00"));
        assertThat(partials.values().target()).isEqualTo(usd("30.00"));
        assertThat(partials.attributes()).containsExactly(BreakClass.MISSING);
        assertThat(partials.repair()).contains("9062, 9063");
    }

    /// Each refund's worth of cause, so that a reader sees that the steps come from evidence.
    @Test
    void namesTheMissingLogWhereThereIsNone() {
        Shop shop = new Shop("demo")
                .issued("9002", "1002", usd("35.50"), null, "2026-03-03T10:00:00Z")
                .approved("re_2", "1002", usd("35.50"), "2026-03-03T10:00:05Z");

        Finding missing = Legs.findings(Legs.foldAll(Legs.rule(), shop.told(), CaseA.AS_OF))
                .getFirst();

        assertThat(missing.evidence().handoff().step()).isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);
        assertThat(missing.evidence().handoff().evidence())
                .contains("Missing: the integration's log about refund:shopify-us:9002.");
    }

    private static Finding finding(String key) {
        return findings.stream()
                .filter(finding -> finding.key().ruleKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Money sum(Function<MatchItem, Money> part) {
        return sum(items, part);
    }

    private static @Nullable Money sum(List<MatchItem> rows, Function<MatchItem, Money> part) {
        return rows.stream().map(part).reduce(Money::plus).orElse(null);
    }
}
