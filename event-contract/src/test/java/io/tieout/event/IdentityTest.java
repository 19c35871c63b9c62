package io.tieout.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.codec.ContentHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The golden vectors of docs/reference/identities.md. Changing one is a change of the contract.
class IdentityTest {

    private static final FactKey FACT = new FactKey("acme", "stripe-us", "refund.processed", "re_2", "approved");

    @Test
    void canonicalBytesFollowTheGrammar() {
        byte[] bytes = new CanonicalBytes()
                .text("é")
                .text(null)
                .money(Money.of(-2, "USD"))
                .list(List.of("a"))
                .toBytes();

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("01" + "00000002" + "c3a9"
                        + "00"
                        + "02" + "fffffffffffffffe"
                        + "01" + "00000003" + "555344"
                        + "03" + "00000001");
    }

    @Test
    void factKeyHasItsGoldenDigestAndId() {
        assertThat(HexFormat.of().formatHex(FACT.sha256()))
                .isEqualTo("19dc3b8b987a42a139483afef30284df5da41ba4c9672158d7012036c9e177f3");
        assertThat(FACT.eventId()).isEqualTo(UUID.fromString("19dc3b8b-987a-82a1-b948-3afef30284df"));
        assertThat(FACT.eventId().version()).isEqualTo(8);
        assertThat(FACT.eventId().variant()).isEqualTo(2);
    }

    @Test
    void contentHasItsGoldenDigest() {
        assertThat(HexFormat.of().formatHex(ContentHash.of(refund("evt_2", 3550))))
                .isEqualTo("9a491bfbad3b7d92bbe161d7ac6340ed28d334efa1688e655ba2b18306ba17f6");
    }

    @Test
    void partsThatRunIntoEachOtherAreToldApart() {
        FactKey left = new FactKey("a", "bc", "f", "s", "t");
        FactKey right = new FactKey("ab", "c", "f", "s", "t");

        assertThat(left.eventId()).isNotEqualTo(right.eventId());
    }

    @Test
    void severalVendorEventsAboutOneRefundAreOneFact() {
        RefundProcessed created = refund("evt_2", 3550);
        RefundProcessed updated = refund("evt_3", 3550);

        assertThat(FactKey.of(updated)).isEqualTo(FactKey.of(created));
        assertThat(ContentHash.of(updated)).isEqualTo(ContentHash.of(created));
    }

    @Test
    void otherContentOfTheSameFactShows() {
        assertThat(ContentHash.of(refund("evt_2", 3551))).isNotEqualTo(ContentHash.of(refund("evt_2", 3550)));
    }

    /// A source registered between two deliveries of a fact must not make the second one contradict the first.
    @Test
    void whatIsRegisteredIsNoContent() {
        RefundProcessed refund = refund("evt_2", 3550);
        RefundProcessed stamped = new RefundProcessed(
                refund.envelope().withRegistered(RegisteredRoles.of(SourceRole.PROCESSOR, SourceRole.ERP)),
                refund.status(),
                refund.statusAsSent(),
                refund.amount(),
                null);

        assertThat(ContentHash.of(stamped)).isEqualTo(ContentHash.of(refund));
        assertThat(FactKey.of(stamped)).isEqualTo(FactKey.of(refund));
    }

    @Test
    void eventsOfOneOrderArriveUnderOneCorrelationId() {
        RefundProcessed first = refund("evt_2", 3550);
        RefundProcessed other = refund("evt_9", 100);

        assertThat(CorrelationIds.arrivalOf(first)).isEqualTo(CorrelationIds.arrivalOf(other));
    }

    static RefundProcessed refund(String deliveryId, long minor) {
        Envelope envelope = new Envelope(
                "acme",
                "US",
                "stripe-us",
                SourceRole.PROCESSOR,
                deliveryId,
                "re_2",
                Instant.parse("2026-03-03T10:00:03Z"),
                Instant.parse("2026-03-03T10:00:04Z"),
                LocalDate.parse("2026-03-03"),
                null,
                List.of(
                        new Reference(ReferenceType.REFUND, "stripe-us", "re_2"),
                        new Reference(ReferenceType.ORDER, "shopify-us", "1002")),
                new Provenance("0198a1c2", "ab".repeat(32), "stripe-refund/1"));
        return new RefundProcessed(envelope, RefundStatus.APPROVED, "succeeded", Money.of(minor, "USD"), null);
    }
}
