package io.tieout.recon.domain.handover;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.StoreSummary;
import io.tieout.recon.yaml.HandoverFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The lines of summaries of store-days, by the shipped rule.
class LineTiesTest {

    private static final String CLOSED = "2026-03-03T20:00:00Z";
    private static final String SENT = "2026-03-03T20:01:00Z";
    private static final String POSTED = "2026-03-03T20:02:00Z";
    private static final Instant LATER = Instant.parse("2026-03-05T00:00:00Z");
    private static final Map<String, String> ITEMISED = Map.of(
            "amount",
            "450.00",
            "currency",
            "USD",
            "tax",
            "30.00",
            "discounts",
            "20.00",
            "cash",
            "150.00",
            "revenue",
            "440.00");
    private static final Map<String, String> WHOLE = Map.of("amount", "450.00", "currency", "USD");
    private static final List<String> WITHOUT_TAX =
            List.of("debit 1110 150.00", "debit 2400 300.00", "debit 4100 20.00", "credit 4000 470.00");

    private final StoreSummary day = new StoreSummary("t", Duration.ZERO);

    @Test
    void namesTheEntryThatPutsTheLinesRight() {
        day.closed(usd("0.00"), CLOSED).forwarded(ITEMISED, SENT).posted("S-1", "450.00", WITHOUT_TAX, POSTED);

        Finding finding = only();

        assertThat(finding.breakClass()).isEqualTo(BreakClass.WRONG_ACCOUNT);
        assertThat(finding.stake().delta()).isEqualTo(usd("0.00"));
        assertThat(finding.stake().absolute()).isEqualTo(usd("0.00"));
        assertThat(finding.stake().exposure()).isEqualTo(usd("30.00"));
        assertThat(finding.evidence().differences())
                .containsExactly(
                        new FieldDifference("tax", "30.00 USD", "0.00 USD"),
                        new FieldDifference("revenue", "440.00 USD", "470.00 USD"));
        assertThat(finding.evidence().handoff().step()).isEqualTo(HandoffStep.NOT_ACCEPTED);
        assertThat(finding.evidence().handoff().evidence())
                .contains("tax was forwarded as \"30.00\"; the target's lines on 2100 come to 0.00 USD.");
        assertThat(finding.authority()).isEqualTo("ERP policy");
        assertThat(finding.repair())
                .isEqualTo("Reclassify: S-1. To move: credit 2100 (tax) with 30.00 USD,"
                        + " debit 4000 or 4050 (revenue) with 30.00 USD.");
    }

    @Test
    void namesTheMissingLogWhereOnlyTheDeclarationSaysIt() {
        day.closed(usd("0.00"), CLOSED).forwarded(WHOLE, SENT).posted("S-1", "450.00", WITHOUT_TAX, POSTED);

        Finding finding = only();

        assertThat(finding.evidence().handoff().step()).isEqualTo(HandoffStep.FORWARDED_OR_ACCEPTED);
        assertThat(finding.evidence().handoff().evidence())
                .contains("Missing: what the integration forwarded as tax; the source declares 30.00 USD and the"
                        + " target's lines on 2100 come to 0.00 USD.");
        assertThat(finding.stake().exposure()).isEqualTo(usd("30.00"));
        assertThat(finding.repair())
                .isEqualTo("Reclassify: S-1. To move: credit 2100 (tax) with 30.00 USD,"
                        + " debit the account where it lies now with 30.00 USD.");
    }

    /// Its own amount is no log: what another channel sold may be in it or not.
    @Test
    void takesTheDeclarationOnlyOfTheWholeDay() {
        day.closed(usd("0.00"), CLOSED)
                .posted("S-1", "440.00", List.of("debit 1110 150.00", "credit 4000 440.00"), POSTED);

        assertThat(findings()).isEmpty();
    }

    /// What the log says counts, whatever was declared.
    @Test
    void takesTheLogBeforeTheDeclaration() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(Map.of("amount", "450.00", "currency", "USD", "tax", "28.00"), SENT)
                .posted(
                        "S-1",
                        "450.00",
                        List.of(
                                "debit 1110 150.00",
                                "debit 2400 300.00",
                                "debit 4100 20.00",
                                "credit 4000 442.00",
                                "credit 2100 28.00"),
                        POSTED);

        assertThat(findings()).isEmpty();
    }

    @Test
    void doesNotCompareADocumentThatPostsTurnoverAsAWhole() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(ITEMISED, SENT)
                .posted("S-1", "450.00", List.of("debit 1110 450.00", "credit 4000 450.00"), POSTED);

        assertThat(findings()).isEmpty();
    }

    /// All of the amount belongs on the line of cash, so the document tells tenders apart.
    @Test
    void comparesADocumentOfADayThatWasPaidInCashAlone() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(Map.of("amount", "450.00", "currency", "USD", "cash", "450.00", "tax", "30.00"), SENT)
                .posted("S-1", "450.00", List.of("debit 1110 450.00", "credit 4000 450.00"), POSTED);

        assertThat(only().evidence().differences())
                .extracting(FieldDifference::field)
                .contains("tax");
    }

    /// Lines say nothing of a document without any.
    @Test
    void doesNotCompareADocumentWithoutLines() {
        day.closed(usd("0.00"), CLOSED).forwarded(ITEMISED, SENT).posted("S-1", "450.00", List.of(), POSTED);

        assertThat(findings()).isEmpty();
    }

    @Test
    void countsNoReversedDocument() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(ITEMISED, SENT)
                .posted("S-1", "450.00", WITHOUT_TAX, POSTED)
                .reversed("S-1", "450.00", "2026-03-03T21:00:00Z")
                .posted(
                        "S-2",
                        "450.00",
                        List.of(
                                "debit 1110 150.00",
                                "debit 2400 300.00",
                                "debit 4100 20.00",
                                "credit 4000 400.00",
                                "credit 4050 40.00",
                                "credit 2100 30.00"),
                        "2026-03-03T22:00:00Z");

        assertThat(findings()).isEmpty();
    }

    /// On a line's account the other side is taken off.
    @Test
    void takesTheNetOfBothSides() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(ITEMISED, SENT)
                .posted(
                        "S-1",
                        "450.00",
                        List.of(
                                "debit 1110 150.00",
                                "debit 2400 300.00",
                                "debit 4100 20.00",
                                "debit 2100 5.00",
                                "credit 4000 440.00",
                                "credit 2100 35.00"),
                        POSTED);

        assertThat(findings()).isEmpty();
    }

    @Test
    void tellsLinesOfAnotherAmountWithIt() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(ITEMISED, SENT)
                .posted(
                        "S-1",
                        "420.00",
                        List.of("debit 1110 150.00", "debit 2400 270.00", "debit 4100 20.00", "credit 4000 440.00"),
                        POSTED);

        Finding finding = only();

        assertThat(finding.breakClass()).isEqualTo(BreakClass.AMOUNT);
        assertThat(finding.attributes()).isEmpty();
        assertThat(finding.stake().exposure()).isEqualTo(usd("30.00"));
        assertThat(finding.evidence().differences())
                .containsExactly(
                        new FieldDifference("amount", "450.00 USD", "420.00 USD"),
                        new FieldDifference("tax", "30.00 USD", "0.00 USD"));
        assertThat(finding.evidence().symptom().failing()).isEqualTo("amount");
    }

    /// Whatever is on an account that the document must not move is told beside the lines.
    @Test
    void isOneBreakWithLinesOnAccountsThatAreNotAllowed() {
        day.closed(usd("0.00"), CLOSED)
                .forwarded(ITEMISED, SENT)
                .posted(
                        "S-1",
                        "450.00",
                        List.of(
                                "debit 1110 150.00",
                                "debit 2400 300.00",
                                "debit 4100 20.00",
                                "credit 4000 440.00",
                                "credit 2990 30.00"),
                        POSTED);

        assertThat(only().evidence().differences())
                .extracting(FieldDifference::field)
                .containsExactly("tax", "credit account");
    }

    private Finding only() {
        assertThat(findings()).hasSize(1);
        return findings().getFirst();
    }

    private List<Finding> findings() {
        Fold fold = rule().fold(Legs.of(day.told()), LATER);
        assertThat(fold.items()).allMatch(item -> item.residual().isZero());
        return fold.findings();
    }

    private static HandoverRule rule() {
        try (InputStream in = LineTiesTest.class.getResourceAsStream("/rules/store-days.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return HandoverFile.read("store-days.yaml", text).rule();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
