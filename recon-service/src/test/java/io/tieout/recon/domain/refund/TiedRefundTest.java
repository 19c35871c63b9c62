package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Tie;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.rule.KeyPart;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of a tie: which document, by what, and since when.
class TiedRefundTest {

    private static final String T = "2026-03-03T10:00:00Z";
    private static final String SOON = "2026-03-03T10:00:05Z";
    private static final String IN_TIME = "2026-03-03T10:05:00Z";
    private static final Instant RECORDED = Instant.parse("2026-03-03T11:00:00Z");

    private final Shop shop =
            new Shop("tenant").issued("1", "A", usd("10.00"), null, T).approved("re_1", "A", usd("10.00"), SOON);

    private Tied tied() {
        return TiedRefund.of(Legs.rule(), Legs.of(shop.told())).getFirst();
    }

    private void named(String number, List<Reference> references, Money amount) {
        shop.document(number, ErpState.POSTED, references, amount, null, IN_TIME);
    }

    @Test
    void tellsTheDocumentAndTheKeyThatTiedIt() {
        shop.posted("CM", "1", usd("9.00"), null, IN_TIME);

        assertThat(tied().key()).isEqualTo("refund:shopify-us:1");
        assertThat(tied().names()).containsExactly("refund:shopify-us:1", "refund:" + Shop.PROCESSOR + ":re_1");
        assertThat(tied().ties()).singleElement().satisfies(tie -> {
            assertThat(tie.document()).hasToString("erp-document:netsuite-us:CM");
            assertThat(tie.documentType()).isEqualTo("credit-memo");
            assertThat(tie.amount()).isEqualTo(usd("9.00"));
            assertThat(tie.by()).isEqualTo(KeyPart.SOURCE_REFUND_ID);
            assertThat(tie.postedAt()).isEqualTo(IN_TIME);
            assertThat(tie.references()).contains(refund("1"));
        });
    }

    @Test
    void tellsWeakerKeysApart() {
        named("CM-P", List.of(new Reference(ReferenceType.REFUND, Shop.PROCESSOR, "re_1")), usd("10.00"));
        assertThat(tied().ties()).extracting(Tie::by).containsExactly(KeyPart.PROCESSOR_REFUND_ID);
    }

    @Test
    void tellsALikenessAsSuch() {
        named("CM-O", List.of(order("A")), usd("10.00"));

        assertThat(tied().ties()).extracting(Tie::by).containsExactly(KeyPart.ORDER_AMOUNT_ORDINAL);
    }

    @Test
    void tellsEveryDocumentOfTheRefundInAnyCurrency() {
        shop.posted("CM1", "1", usd("10.00"), null, IN_TIME)
                .posted("CM2", "1", Money.parse("9.00", "EUR"), null, "2026-03-03T10:06:00Z");

        assertThat(tied().ties())
                .extracting(tie -> tie.document().value() + " " + tie.amount())
                .containsExactly("CM1 10.00 USD", "CM2 9.00 EUR");
    }

    @Test
    void tellsNothingWhereNothingWasTied() {
        shop.posted("CM-REVERSED", "1", usd("10.00"), null, IN_TIME)
                .document("CM-REVERSED", ErpState.REVERSED, List.of(refund("1")), usd("10.00"), null, IN_TIME)
                .document("CM-LOOSE", ErpState.POSTED, List.of(refund("777")), usd("3.00"), null, IN_TIME);

        assertThat(TiedRefund.of(Legs.rule(), Legs.of(shop.told()))).isEmpty();
    }

    @Test
    void isTiedOnceTheLastOfBothIsRecorded() {
        shop.posted("CM", "1", usd("10.00"), null, IN_TIME);
        List<Leg> documentLast = shop.told().stream()
                .map(event -> recorded(Legs.of(event), event instanceof ErpEntryPosted))
                .toList();
        List<Leg> documentFirst = shop.told().stream()
                .map(event -> recorded(Legs.of(event), !(event instanceof ErpEntryPosted)))
                .toList();

        for (List<Leg> legs : List.of(documentLast, documentFirst)) {
            assertThat(TiedRefund.of(Legs.rule(), legs).getFirst().ties())
                    .extracting(Tie::tiedAt)
                    .containsExactly(RECORDED);
        }
    }

    private static Leg recorded(Leg leg, boolean isLast) {
        Instant at = isLast ? RECORDED : RECORDED.minusSeconds(1);
        return new Leg(leg.eventId(), leg.event(), Outcome.RECORDED, at, null);
    }
}
