package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Scene.DAYS_LATER;
import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.SOON;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.payment;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.fixture.Scene;
import io.tieout.recon.fixture.Shop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the sides of a refund find each other.
class TiesTest {

    private final Scene scene = new Scene();

    @Test
    void tiesByTheRefundIdAndAsksForNothingMore() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        assertThat(scene.findings(LATER)).isEmpty();
        assertThat(scene.last().nextDueAt()).isNull();
    }

    @Test
    void tiesTwoEqualRefundsOfOneOrderByTheirPlaceInTime() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .issued("2", "A", usd("10.00"), null, "2026-03-03T10:30:00Z")
                .processed("re_x", order("A"), RefundStatus.REJECTED, usd("10.00"), SOON)
                .approved("re_y", "A", usd("10.00"), "2026-03-03T10:30:05Z")
                .posted("CM1", "1", usd("10.00"), null, IN_TIME)
                .posted("CM2", "2", usd("10.00"), null, "2026-03-03T10:31:00Z");

        Finding rejected = scene.only(LATER);

        assertThat(rejected.key().ruleKey()).isEqualTo("refund:shopify-us:1");
        assertThat(scene.item("refund:shopify-us:1").status()).isEqualTo(ItemStatus.REJECTED);
        assertThat(scene.item("refund:shopify-us:2").status()).isEqualTo(ItemStatus.APPROVED);
    }

    @Test
    void tiesThroughAPaymentThatOnlyTheCaptureBringsToTheOrder() {
        scene.shop()
                .captured("pi_1", "A", usd("50.00"), "2026-03-01T10:00:00Z")
                .issued("1", "A", usd("10.00"), null, T)
                .processed("re_1", payment("pi_1"), RefundStatus.APPROVED, usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        assertThat(scene.findings(DAYS_LATER)).isEmpty();
        assertThat(scene.last().items()).hasSize(1);
    }

    @Test
    void tiesADocumentThatCarriesTheProcessorsRefundId() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document(
                        "CM",
                        ErpState.POSTED,
                        List.of(new Reference(ReferenceType.REFUND, Shop.PROCESSOR, "re_1")),
                        usd("10.00"),
                        null,
                        IN_TIME);

        assertThat(scene.findings(LATER)).isEmpty();
    }

    @Test
    void closesARefusalWhenTheRefundIsPaidByANewAttempt() {
        scene.shop()
                .issued("1", "A", usd("18.00"), null, T)
                .processed("re_1", order("A"), RefundStatus.REJECTED, usd("18.00"), SOON)
                .approved("re_2", "A", usd("18.00"), "2026-03-03T11:00:00Z")
                .posted("CM", "1", usd("18.00"), null, IN_TIME);

        assertThat(scene.findings(DAYS_LATER)).isEmpty();
        assertThat(scene.item("refund:shopify-us:1").status()).isEqualTo(ItemStatus.APPROVED);
    }

    @Test
    void findsADocumentWithoutTheIdByOrderAndAmountButOnlyOnceItsTimeIsUp() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("CM", ErpState.POSTED, List.of(order("A")), usd("10.00"), null, IN_TIME);

        assertThat(scene.findings(Instant.parse("2026-03-03T10:06:00Z"))).isEmpty();
        Finding wrong = scene.only(LATER);

        assertThat(wrong.breakClass()).isEqualTo(BreakClass.WRONG_REFERENCE);
        assertThat(wrong.stake().delta()).isEqualTo(usd("0.00"));
        assertThat(wrong.repair()).contains("CM").contains("never re-send");
        assertThat(wrong.evidence().differences()).containsExactly(new FieldDifference("refundId", "1", null));
    }

    @Test
    void namesTheWrongIdThatADocumentCarries() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("CM", ErpState.POSTED, List.of(refund("777"), order("A")), usd("10.00"), null, IN_TIME);

        assertThat(scene.only(LATER).evidence().differences())
                .containsExactly(new FieldDifference("refundId", "1", "777"));
    }

    @Test
    void yieldsAWeakTieToAStrongerOne() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("CM-WEAK", ErpState.POSTED, List.of(order("A")), usd("10.00"), null, IN_TIME)
                .posted("CM", "1", usd("10.00"), null, "2026-03-03T10:10:00Z");

        Finding orphan = scene.only(LATER);

        assertThat(orphan.breakClass()).isEqualTo(BreakClass.ORPHAN);
        assertThat(orphan.key().ruleKey()).isEqualTo("erp-document:netsuite-us:CM-WEAK");
    }

    @Test
    void doesNotTieADocumentThatIsTooFarAway() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("CM", ErpState.POSTED, List.of(order("A")), usd("10.00"), null, "2026-03-06T10:00:00Z");

        List<Finding> found = scene.findings(Instant.parse("2026-03-06T12:00:00Z"));

        assertThat(found)
                .extracting(Finding::breakClass)
                .containsExactlyInAnyOrder(BreakClass.MISSING, BreakClass.ORPHAN);
        assertThat(found.getFirst().evidence().candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.reference()).isEqualTo("erp-document:netsuite-us:CM");
            assertThat(candidate.failed()).anyMatch(failed -> failed.startsWith("date:"));
        });
    }

    @Test
    void acceptsSeveralDocumentsThatAddUpToTheRefund() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM1", "1", usd("6.00"), null, IN_TIME)
                .posted("CM2", "1", usd("4.00"), null, IN_TIME);

        assertThat(scene.findings(LATER)).isEmpty();
    }
}
