package io.tieout.recon.domain;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.yaml.RuleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two processors of one legal entity that gave one number.
class ArrivalTest {

    private static final Instant SENT = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-07T00:00:00Z");

    @Test
    void aLineIsOfThePayoutThatWaitsForItsAmount() throws IOException {
        Fold fold = fold(
                payout("adyen-us", usd("10.00")),
                payout("stripe-us", usd("20.00")),
                line("L-1", usd("20.00")),
                line("L-2", usd("10.00")));

        assertThat(fold.findings()).isEmpty();
        assertThat(fold.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.variance().isZero()).isTrue());
    }

    @Test
    void theOtherOneIsMissing() throws IOException {
        Fold fold =
                fold(payout("adyen-us", usd("10.00")), payout("stripe-us", usd("20.00")), line("L-1", usd("20.00")));

        assertThat(fold.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.key().ruleKey()).isEqualTo("payout:adyen-us:po_1");
            assertThat(finding.stake().delta()).isEqualTo(usd("-10.00"));
        });
    }

    private static Fold fold(BusinessEvent... told) throws IOException {
        try (InputStream in = ArrivalTest.class.getResourceAsStream("/rules/bank-lines.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return RuleFiles.read("bank-lines", text).rule().fold(Legs.of(List.of(told)), DUE);
        }
    }

    private static BusinessEvent payout(String processor, Money amount) {
        Reference payout = new Reference(ReferenceType.PAYOUT, processor, "po_1");
        return new PayoutChanged(
                envelope(processor, SourceRole.PROCESSOR, "po_1", List.of(payout)),
                PayoutStatus.INITIATED,
                PayoutMethod.AUTOMATIC,
                "acct-1",
                amount,
                null);
    }

    private static BusinessEvent line(String id, Money amount) {
        return new BankLineStated(
                envelope("bank-us", SourceRole.BANK, id, List.of()),
                "RECEIPTS",
                amount,
                LocalDate.of(2026, 3, 3),
                "PAYOUT po_1");
    }

    private static Envelope envelope(String source, SourceRole role, String subject, List<Reference> references) {
        return new Envelope(
                "demo",
                "US",
                source,
                role,
                subject,
                subject,
                SENT,
                SENT,
                LocalDate.of(2026, 3, 3),
                null,
                references,
                new Provenance("receipt", "", "test/1"));
    }
}
