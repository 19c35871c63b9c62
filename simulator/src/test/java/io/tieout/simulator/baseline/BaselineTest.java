package io.tieout.simulator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.simulator.output.CloudEventLines;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final Money TWENTY = Money.of(2000, "USD");
    private static final String ONE = "2026-03-03T10:00:00Z";
    private static final String TWO = "2026-03-03T10:05:00Z";
    private static final String THREE = "2026-03-03T10:10:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static Envelope envelope(String source, SourceRole role, String subject, String at) {
        Instant instant = Instant.parse(at);
        return new Envelope(
                "t",
                "US",
                source,
                role,
                subject,
                subject,
                instant,
                instant,
                instant.atOffset(ZoneOffset.UTC).toLocalDate(),
                null,
                List.of(),
                new Provenance("r", "s", "m"));
    }

    private static BusinessEvent refund(String id, Money amount, String at) {
        return new RefundIssued(
                envelope("shop", SourceRole.STOREFRONT, id, at),
                RefundIntent.ISSUED,
                RefundBasis.GOODS_RETURNED,
                amount,
                null,
                "original",
                null,
                null);
    }

    private static BusinessEvent document(String id, @Nullable String refund, Money amount, String at) {
        return new ErpEntryPosted(
                envelope("erp", SourceRole.ERP, id, at),
                ErpState.POSTED,
                "credit-memo",
                amount,
                LocalDate.parse("2026-03-03"),
                null,
                refund == null ? null : new Reference(ReferenceType.REFUND, "shop", refund),
                null,
                null,
                List.of(),
                null,
                null);
    }

    /// What the algorithm writes of these events.
    private List<String> found(Algorithm algorithm, BusinessEvent... events) throws IOException {
        Path days = folder.resolve("days.jsonl");
        try (CloudEventLines lines = new CloudEventLines(Files.newOutputStream(days))) {
            List.of(events).forEach(lines::told);
            lines.finish();
        }
        Path out = folder.resolve("found.jsonl");
        Baseline.run(algorithm, days, out);
        return Files.readAllLines(out);
    }

    private static String match(String refund, String document) {
        return "{\"match\":{\"about\":\"refund:shop:%s\",\"document\":\"erp-document:erp:%s\"}}"
                .formatted(refund, document);
    }

    private static String broken(String about, String breakClass, String delta, String at) {
        return "{\"ruleKey\":\"%s\",\"class\":\"%s\",\"cause\":\"undetermined\",\"delta\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"firstDetectedAt\":\"%s\"}"
                .formatted(about, breakClass, delta, at);
    }

    @Test
    void greedyTakesTheFirstWithTheAmountWhateverTheDocumentSays() throws IOException {
        assertThat(found(
                        Algorithm.GREEDY,
                        refund("R1", TWENTY, ONE),
                        refund("R2", TWENTY, TWO),
                        document("C1", "R2", TWENTY, THREE)))
                .containsExactly(
                        match("R1", "C1"), broken("refund:shop:R2", "missing", "20.00", "2026-03-07T04:00:00Z"));
    }

    @Test
    void greedyAllocatesUntilTheSumFits() throws IOException {
        assertThat(found(
                        Algorithm.GREEDY,
                        refund("R1", Money.of(500, "USD"), ONE),
                        refund("R2", Money.of(9900, "USD"), ONE),
                        refund("R3", Money.of(1500, "USD"), TWO),
                        document("C1", null, TWENTY, THREE)))
                .containsExactly(
                        match("R1", "C1"),
                        match("R3", "C1"),
                        broken("refund:shop:R2", "missing", "99.00", "2026-03-07T04:00:00Z"));
    }

    @Test
    void greedyMissesASumThatAnotherChoiceWouldReach() throws IOException {
        assertThat(found(
                        Algorithm.GREEDY,
                        refund("R1", Money.of(1200, "USD"), ONE),
                        refund("R2", Money.of(1100, "USD"), ONE),
                        refund("R3", Money.of(900, "USD"), TWO),
                        document("C1", null, TWENTY, THREE)))
                .hasSize(4)
                .noneMatch(line -> line.contains("match"));
    }

    @Test
    void lowestIdTakesTheLowestOfThoseWithTheAmount() throws IOException {
        assertThat(found(
                        Algorithm.LOWEST_ID,
                        refund("R10", TWENTY, ONE),
                        refund("R9", TWENTY, TWO),
                        document("C1", "R10", TWENTY, THREE)))
                .containsExactly(
                        match("R9", "C1"), broken("refund:shop:R10", "missing", "20.00", "2026-03-07T04:00:00Z"));
    }

    @Test
    void equalOrNotPutsTheReferenceBeforeTheAmount() throws IOException {
        assertThat(found(
                        Algorithm.EQUAL_OR_NOT,
                        refund("R1", TWENTY, ONE),
                        refund("R2", TWENTY, ONE),
                        refund("R3", TWENTY, TWO),
                        document("C2", "R2", Money.of(200, "USD"), THREE),
                        document("C3", "R3", TWENTY, THREE),
                        document("C4", null, TWENTY, THREE)))
                .containsExactly(
                        match("R2", "C2"),
                        broken("refund:shop:R2", "amount", "18.00", "2026-03-04T04:00:00Z"),
                        match("R3", "C3"),
                        match("R1", "C4"));
    }

    @Test
    void aSecondDocumentOfOneRefundIsAnOrphan() throws IOException {
        assertThat(found(
                        Algorithm.EQUAL_OR_NOT,
                        refund("R1", TWENTY, ONE),
                        document("C1", "R1", TWENTY, TWO),
                        document("C2", "R1", TWENTY, THREE)))
                .containsExactly(
                        match("R1", "C1"), broken("erp-document:erp:C2", "orphan", "-20.00", "2026-03-07T04:00:00Z"));
    }

    @Test
    void nothingIsMatchedAcrossCurrenciesOrTooFarApart() throws IOException {
        for (Algorithm algorithm : List.of(Algorithm.GREEDY, Algorithm.LOWEST_ID)) {
            assertThat(found(
                            algorithm,
                            refund("R1", Money.of(2000, "EUR"), ONE),
                            document("C1", "R1", TWENTY, TWO),
                            refund("R2", TWENTY, "2026-03-06T10:05:01Z")))
                    .as(algorithm.code())
                    .hasSize(3)
                    .noneMatch(line -> line.contains("match"));
        }
    }

    @Test
    void aCurrencyThatDiffersIsNoAmountThatDiffers() throws IOException {
        assertThat(found(
                        Algorithm.EQUAL_OR_NOT,
                        refund("R1", TWENTY, ONE),
                        document("C1", "R1", Money.of(2000, "EUR"), TWO)))
                .containsExactly(
                        match("R1", "C1"), broken("refund:shop:R1", "currency", "20.00", "2026-03-04T04:00:00Z"));
    }

    /// By reference nothing is wrong with the shipments of a retailer without faults; by amount the same number is
    /// tied.
    @Test
    void aRetailerWithoutFaultsIsReconciledNightByNight() throws IOException {
        Path days = folder.resolve("days.jsonl");
        try (CloudEventLines lines = new CloudEventLines(Files.newOutputStream(days))) {
            new Retailer(new Retailer.Plan(7, LocalDate.parse("2026-03-01"), 3, 300), (event, _) -> lines.told(event))
                    .live(_ -> {});
            lines.finish();
        }
        Path out = folder.resolve("found.jsonl");
        Baseline.Result result = Baseline.run(Algorithm.EQUAL_OR_NOT, days, out);

        assertThat(result.matches()).isGreaterThan(300);
        assertThat(Files.readAllLines(out))
                .noneMatch(line -> line.startsWith("{\"ruleKey\":\"shipment:"))
                .anyMatch(line -> line.startsWith("{\"match\":{\"about\":\"shipment:"))
                .anyMatch(line -> line.startsWith("{\"match\":{\"about\":\"store-day:"));
        Path again = folder.resolve("again.jsonl");
        Baseline.run(Algorithm.EQUAL_OR_NOT, days, again);
        assertThat(again).hasSameBinaryContentAs(out);
    }

    @Test
    void aLineThatBreaksTheContractIsNamed() throws IOException {
        Path days = Files.writeString(
                folder.resolve("days.jsonl"), "{\"type\":\"tieout.refund.issued.v1\",\"source\":\"shop\"}\n");

        assertThatThrownBy(() -> Baseline.run(Algorithm.GREEDY, days, folder.resolve("found.jsonl")))
                .hasMessage("days.jsonl, line 1: time: is missing");
    }
}
