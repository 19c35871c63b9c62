package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Scene.DAYS_LATER;
import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.SOON;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.fixture.Scene;
import io.tieout.recon.fixture.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which class a difference is.
class ClassesTest {

    private final Scene scene = new Scene();

    @Test
    void ignoresDocumentsThatAreNoCreditMemosAndNameNoRefund() {
        scene.shop().document("INV", "invoice", ErpState.POSTED, List.of(order("A")), usd("99.00"), null, T);

        assertThat(scene.at(LATER).items()).isEmpty();
    }

    @Test
    void callsTheRightAmountUnderAWrongTypeMiscategorised() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .document("JE", "journal-entry", ErpState.POSTED, List.of(refund("1")), usd("10.00"), null, IN_TIME);

        Finding wrongType = scene.only(LATER);

        assertThat(wrongType.breakClass()).isEqualTo(BreakClass.MISCATEGORISED);
        assertThat(wrongType.stake().delta()).isEqualTo(usd("10.00"));
        assertThat(wrongType.evidence().differences())
                .containsExactly(new FieldDifference("documentType", "credit-memo", "journal-entry"));
    }

    @Test
    void seesAContradictionAndNeverCountsIt() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);
        scene.conflict(
                new Shop("demo").issued("1", "A", usd("12.00"), null, T).told().getFirst());

        Finding conflict = scene.only(LATER);

        assertThat(conflict.breakClass()).isEqualTo(BreakClass.CONFLICT);
        assertThat(conflict.authority()).isEqualTo("none until decided");
        assertThat(conflict.values().source()).isEqualTo(usd("10.00"));
        assertThat(conflict.evidence().differences())
                .containsExactly(new FieldDifference("amount, told twice", "10.00 USD", "12.00 USD"));
    }

    @Test
    void callsTwoFinalStatesOfOneRankAConflict() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .processed("re_1", order("A"), RefundStatus.REJECTED, usd("10.00"), "2026-03-03T10:01:00Z")
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        assertThat(scene.only(LATER).breakClass()).isEqualTo(BreakClass.CONFLICT);
    }

    @Test
    void keepsAStatusThatNobodyMapped() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .processed("re_1", order("A"), RefundStatus.UNMAPPED, usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        Finding unmapped = scene.only(LATER);

        assertThat(unmapped.breakClass()).isEqualTo(BreakClass.STATUS_UNMAPPED);
        assertThat(unmapped.evidence().differences())
                .containsExactly(new FieldDifference("processor status", null, "requires_action"));
    }

    @Test
    void neverNetsAcrossCurrencies() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM", "1", Money.of(1000, "EUR"), null, IN_TIME);

        List<Finding> found = scene.findings(LATER);

        assertThat(found).extracting(Finding::breakClass).containsOnly(BreakClass.CURRENCY);
        assertThat(found)
                .extracting(finding -> finding.stake().delta().toString())
                .containsExactlyInAnyOrder("10.00 USD", "-10.00 EUR");
        assertThat(scene.last().items()).hasSize(2);
    }

    @Test
    void seesAnAmountThatTheProcessorPaidOtherwise() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .processed("re_1", refund("1"), RefundStatus.APPROVED, usd("1.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        Finding amount = scene.only(LATER);

        assertThat(amount.breakClass()).isEqualTo(BreakClass.AMOUNT);
        assertThat(amount.stake().delta()).isEqualTo(usd("0.00"));
        assertThat(amount.stake().exposure()).isEqualTo(usd("9.00"));
        assertThat(amount.evidence().differences())
                .containsExactly(new FieldDifference("processor amount", "10.00 USD", "1.00 USD"));
    }

    @Test
    void treatsMoneyThatCameBackAsRejected() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .processed("re_1", order("A"), RefundStatus.FAILED, usd("10.00"), "2026-03-05T10:00:00Z")
                .posted("CM", "1", usd("10.00"), null, IN_TIME);

        assertThat(scene.only(DAYS_LATER).breakClass()).isEqualTo(BreakClass.REJECTED_OR_STUCK);
        assertThat(scene.last().items().getFirst().status()).isEqualTo(ItemStatus.FAILED);
    }

    @Test
    void listsWeakerClassesAsAttributesInTheirOrder() {
        scene.shop()
                .issued("1", "A", usd("10.00"), "damaged", T)
                .processed("re_1", order("A"), RefundStatus.REJECTED, usd("10.00"), SOON)
                .posted("CM1", "1", usd("10.00"), null, "2026-03-03T11:30:00Z")
                .posted("CM2", "1", usd("10.00"), "damaged", "2026-03-03T11:31:00Z");

        Finding duplicate = scene.only(LATER);

        assertThat(duplicate.breakClass()).isEqualTo(BreakClass.DUPLICATE_POSTING);
        assertThat(duplicate.attributes())
                .containsExactly(BreakClass.REJECTED_OR_STUCK, BreakClass.FIELD_DROPPED, BreakClass.LATE);
    }

    @Test
    void doesNotCallALetterCaseALoss() {
        scene.shop()
                .issued("1", "A", usd("10.00"), "Item  Damaged ", T)
                .approved("re_1", "A", usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), "item damaged", IN_TIME);

        assertThat(scene.findings(LATER)).isEmpty();
    }
}
