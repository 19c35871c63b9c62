package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.TenderLine;
import io.tieout.ledger.TestEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrossReferencesTest {

    private static final TestEvents EVENTS = new TestEvents("codes");
    private static final String POS = "pos-us";
    private static final Instant NEXT_DAY = Instant.parse("2026-03-04T00:00:00Z");

    private static final CrossReferences KEPT = CrossReferences.NONE.with(
            1,
            List.of(
                    means(POS, CodeKind.TENDER, "GC", "gift-card", null),
                    means(POS, CodeKind.SKU, "0042", "SKU-42", null),
                    means(POS, CodeKind.LOCATION, "7", "store-7", null),
                    means("wms-us", CodeKind.SKU, "0042", "SKU-43", null)));

    @Test
    void writesASaleInTheCodesOfTheBooks() {
        Translation translation = KEPT.translate(sale("GC", "0042", "7"));

        assertThat(translation.event()).isEqualTo(sale("gift-card", "SKU-42", "store-7"));
        assertThat(translation.uses())
                .containsExactlyInAnyOrder(
                        new CodeUse(CodeKind.TENDER, "GC", "gift-card"),
                        new CodeUse(CodeKind.SKU, "0042", "SKU-42"),
                        new CodeUse(CodeKind.LOCATION, "7", "store-7"));
        assertThat(Translation.asBooked(sale("GC", "0042", "7"), translation.uses()))
                .isEqualTo(translation.event());
    }

    @Test
    void leavesACodeThatNobodyExplainedAndRemembersIt() {
        Translation translation = KEPT.translate(sale("VOUCHER", "9999", "7"));

        assertThat(translation.event()).isEqualTo(sale("VOUCHER", "9999", "store-7"));
        assertThat(translation.uses())
                .contains(new CodeUse(CodeKind.TENDER, "VOUCHER", null), new CodeUse(CodeKind.SKU, "9999", null));
    }

    /// An ERP has its own words for how money went; the end of a card's number is nobody's code.
    @Test
    void writesADocumentsTenderInTheContractsWords() {
        CrossReferences kept =
                CrossReferences.NONE.with(1, List.of(means("netsuite-us", CodeKind.TENDER, "VISA-02", "card", null)));

        assertThat(kept.translate(document("VISA-02")).event()).isEqualTo(document("card"));
        assertThat(kept.translate(document("card")).event()).isEqualTo(document("card"));
    }

    private static ErpEntryPosted document(String tender) {
        return new ErpEntryPosted(
                EVENTS.envelope("netsuite-us", SourceRole.ERP, "CM-1"),
                ErpState.POSTED,
                "credit-memo",
                TestEvents.usd("10.00"),
                LocalDate.of(2026, 3, 3),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                tender,
                "4242");
    }

    @Test
    void theContractsOwnTendersNeedNoMeaning() {
        assertThat(KEPT.translate(sale("cash", "0042", "7")).uses())
                .extracting(CodeUse::kind)
                .doesNotContain(CodeKind.TENDER);
    }

    @Test
    void passesWhatNothingIsKeptFor() {
        BusinessEvent captured = EVENTS.captured("P1", "5.00", "GC");

        assertThat(KEPT.translate(captured)).isEqualTo(new Translation(captured, List.of(), 1));
    }

    @Test
    void meansWhatItMeantWhenItHappened() {
        CrossReferences later =
                CrossReferences.NONE.with(1, List.of(means(POS, CodeKind.TENDER, "GC", "gift-card", NEXT_DAY)));

        assertThat(later.translate(sale("GC", "0042", "7")).uses())
                .containsExactly(new CodeUse(CodeKind.TENDER, "GC", null));
    }

    @Test
    void aCostIsOfTheItemThatItsSkuMeans() {
        UnitCostChanged cost = new UnitCostChanged(
                EVENTS.envelope(POS, SourceRole.ERP, "0042"), NEXT_DAY, TestEvents.usd("3.00"), "7");

        BookValue value = BookValue.setBy(KEPT.translate(cost).event()).orElseThrow();

        assertThat(value.key()).isEqualTo(new ValueKey(ValueKind.UNIT_COST, "US", "SKU-42", "store-7"));
    }

    @Test
    void stockOnHandNamesItemAndPlace() {
        BalanceStated stated = new BalanceStated(
                EVENTS.envelope(POS, SourceRole.WMS, "0042@7"),
                BalanceKind.ON_HAND,
                "0042@7",
                null,
                5L,
                NEXT_DAY,
                null);

        assertThat(((BalanceStated) KEPT.translate(stated).event()).account()).isEqualTo("SKU-42@store-7");
    }

    /// A tender that the policy sent to suspense stands in the queue even before anybody keeps cross-references.
    @Test
    void remembersATenderInSuspense() {
        BusinessEvent captured = EVENTS.captured("P1", "5.00", "voucher, old");
        Translation translation = CrossReferences.NONE.translate(captured);

        assertThat(translation.remembered(captured, "reason:x, tender:voucher, old"))
                .containsExactly(new CodeUse(CodeKind.TENDER, "voucher, old", null));
        assertThat(translation.remembered(captured, "tender:voucher, older")).isEmpty();
        assertThat(translation.remembered(captured, null)).isEmpty();
    }

    private static SaleRecorded sale(String tender, String sku, String store) {
        return new SaleRecorded(
                EVENTS.envelope(POS, SourceRole.POS, "receipt-1"),
                store,
                "1",
                null,
                null,
                TestEvents.usd("10.00"),
                List.of(new ItemLine("1", ItemKind.GOODS, sku, 1, TestEvents.usd("10.00"), null, null, null, null)),
                List.of(new TenderLine(tender, TestEvents.usd("10.00"))));
    }

    private static CrossReference means(
            String source, CodeKind kind, String code, String canonical, @Nullable Instant from) {
        return new CrossReference(new CodeKey(source, kind, code), List.of(new Validity(from, null, canonical)));
    }
}
