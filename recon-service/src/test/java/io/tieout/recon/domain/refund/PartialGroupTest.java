package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.fixture.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Several refunds of one order.
class PartialGroupTest {

    private final Scene scene = new Scene();

    @Test
    void callsPartialsOfWhichNotExactlyTheFirstExistsNotSumming() {
        partials();
        scene.shop().posted("CM2", "2", usd("12.40"), null, IN_TIME);

        Finding partials = scene.only(LATER);

        assertThat(partials.breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
        assertThat(partials.stake().delta()).isEqualTo(usd("37.60"));
        assertThat(partials.about().members()).containsExactly("refund:shopify-us:1", "refund:shopify-us:3");
    }

    @Test
    void putsOneDocumentForAllPartialsAgainstTheirSum() {
        partials();
        scene.shop().document("CM-ALL", ErpState.POSTED, List.of(order("A")), usd("50.00"), null, IN_TIME);

        Finding partials = scene.only(LATER);

        assertThat(partials.breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
        assertThat(partials.stake().delta()).isEqualTo(usd("0.00"));
        assertThat(partials.stake().absolute()).isEqualTo(usd("100.00"));
        assertThat(partials.repair()).contains("Reverse CM-ALL");
    }

    @Test
    void isOneBreakAlsoWhereTheErpHoldsNone() {
        partials();

        Finding partials = scene.only(LATER);

        assertThat(partials.breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
        assertThat(partials.stake().delta()).isEqualTo(usd("50.00"));
        assertThat(partials.repair()).contains("then send the missing refunds: 1, 2, 3.");
    }

    @Test
    void isOneBreakWhereOneOfThemHasAnotherAmount() {
        partials();
        scene.shop()
                .posted("CM1", "1", usd("30.00"), null, IN_TIME)
                .posted("CM2", "2", usd("1.24"), null, IN_TIME)
                .posted("CM3", "3", usd("7.60"), null, IN_TIME);

        Finding partials = scene.only(LATER);

        assertThat(partials.breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
        assertThat(partials.stake().delta()).isEqualTo(usd("11.16"));
        assertThat(partials.repair()).isEqualTo("Reverse CM2 and post one document for each refund.");
    }

    @Test
    void callsTheFirstAloneTheFirstAloneThoughItIsPostedTwice() {
        partials();
        scene.shop().posted("CM1", "1", usd("30.00"), null, IN_TIME).posted("CM1-2", "1", usd("30.00"), null, IN_TIME);

        assertThat(scene.findings(LATER))
                .extracting(Finding::breakClass)
                .containsExactly(BreakClass.FIRST_PARTIAL_ONLY, BreakClass.DUPLICATE_POSTING);
    }

    @Test
    void leavesPartialsThatAreNotDueOutOfTheBreak() {
        partials();
        scene.shop()
                .issued("4", "A", usd("5.00"), null, "2026-03-03T11:55:00Z")
                .posted("CM1", "1", usd("30.00"), null, IN_TIME);

        Finding partials = scene.only(LATER);

        assertThat(partials.breakClass()).isEqualTo(BreakClass.FIRST_PARTIAL_ONLY);
        assertThat(partials.stake().delta()).isEqualTo(usd("20.00"));
        assertThat(scene.item("refund:shopify-us:4").timing()).isEqualTo(usd("5.00"));
    }

    private void partials() {
        scene.shop()
                .issued("1", "A", usd("30.00"), null, T)
                .issued("2", "A", usd("12.40"), null, "2026-03-03T10:01:00Z")
                .issued("3", "A", usd("7.60"), null, "2026-03-03T10:02:00Z")
                .approved("re_1", "A", usd("30.00"), "2026-03-03T10:00:05Z")
                .approved("re_2", "A", usd("12.40"), "2026-03-03T10:01:05Z")
                .approved("re_3", "A", usd("7.60"), "2026-03-03T10:02:05Z");
    }
}
