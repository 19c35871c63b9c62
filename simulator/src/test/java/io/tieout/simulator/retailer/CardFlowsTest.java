package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static io.tieout.simulator.retailer.Told.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.EventType;
import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of cards beyond loading and paying: given back, brought back, granted, ended, used elsewhere.
class CardFlowsTest {

    private static final Told TOLD = Told.only(
            EnumSet.of(
                    EventType.SALE_RECORDED,
                    EventType.RETURN_RECORDED,
                    EventType.REFUND_ISSUED,
                    EventType.REFUND_PROCESSED,
                    EventType.GIFT_CARD_MOVED,
                    EventType.BREAKAGE_RECOGNISED,
                    EventType.ERP_ENTRY_POSTED),
            21,
            6,
            6_000);

    private static List<GiftCardMoved> moves(GiftCardMove... kinds) {
        Set<GiftCardMove> wanted = Set.of(kinds);
        return TOLD.all(GiftCardMoved.class).stream()
                .filter(move -> wanted.contains(move.kind()))
                .toList();
    }

    private static Reference order(GiftCardMoved move) {
        return named(move, ReferenceType.ORDER);
    }

    /// By card and origin, what each order was paid with.
    private static Map<Reference, Map<StoredValueOrigin, Long>> used() {
        Map<Reference, Map<StoredValueOrigin, Long>> used = new HashMap<>();
        for (GiftCardMoved move : moves(GiftCardMove.REDEEMED, GiftCardMove.REDEMPTION_REVERSED)) {
            long minor = move.amount().minor();
            used.computeIfAbsent(order(move), _ -> new EnumMap<>(StoredValueOrigin.class))
                    .merge(move.origin(), move.kind() == GiftCardMove.REDEEMED ? minor : -minor, Long::sum);
        }
        return used;
    }

    @Test
    void aRefundToACardRestoresWhatTheOrderWasPaidWith() {
        Map<Reference, String> cards = new HashMap<>();
        moves(GiftCardMove.REDEEMED).forEach(move -> cards.put(order(move), move.card()));
        Set<String> replaced = new HashSet<>();
        moves(GiftCardMove.TRANSFERRED_OUT).forEach(move -> replaced.add(move.card()));
        Map<Reference, List<GiftCardMoved>> credited = new HashMap<>();
        moves(GiftCardMove.CREDITED).stream()
                .filter(move -> Told.has(move, ReferenceType.REFUND))
                .forEach(move -> credited.computeIfAbsent(named(move, ReferenceType.REFUND), _ -> new ArrayList<>())
                        .add(move));
        Map<Reference, Map<StoredValueOrigin, Long>> left = used();
        Set<StoredValueOrigin> origins = EnumSet.noneOf(StoredValueOrigin.class);
        List<RefundIssued> refunds = refunds(Tender.GIFT_CARD);

        assertThat(refunds).hasSizeGreaterThan(40).allSatisfy(refund -> {
            List<GiftCardMoved> parts = Objects.requireNonNull(credited.get(named(refund, ReferenceType.REFUND)));
            assertThat(sum(parts.stream().map(GiftCardMoved::amount).toList()))
                    .isEqualTo(refund.amount().minor());
            for (GiftCardMoved part : parts) {
                String card = Objects.requireNonNull(cards.get(order(part)));
                assertThat(part.card().equals(card) || replaced.contains(card))
                        .as("%s", part)
                        .isTrue();
                assertThat(Objects.requireNonNull(left.get(order(part)))
                                .merge(part.origin(), -part.amount().minor(), Long::sum))
                        .as("%s", part)
                        .isNotNegative();
                origins.add(part.origin());
            }
        });
        assertThat(origins).contains(StoredValueOrigin.SOLD, StoredValueOrigin.GOODWILL);
    }

    /// Not withdrawn ones.
    private static List<RefundIssued> refunds(Tender tender) {
        Set<Reference> withdrawn = new HashSet<>();
        TOLD.all(RefundIssued.class).stream()
                .filter(refund -> refund.intent() == RefundIntent.CANCELLED)
                .forEach(refund -> withdrawn.add(named(refund, ReferenceType.REFUND)));
        return TOLD.all(RefundIssued.class).stream()
                .filter(refund -> refund.tender().equals(tender.code()))
                .filter(refund -> !withdrawn.contains(named(refund, ReferenceType.REFUND)))
                .toList();
    }

    /// The payment gets something back only when nothing of the gift card is left to give back.
    @Test
    void theGiftCardComesBeforeThePayment() {
        Map<Reference, Long> onCard = new HashMap<>();
        used().forEach((order, parts) -> onCard.put(
                order, parts.values().stream().mapToLong(Long::longValue).sum()));
        refunds(Tender.GIFT_CARD)
                .forEach(refund -> onCard.merge(
                        named(refund, ReferenceType.ORDER), -refund.amount().minor(), Long::sum));
        List<RefundIssued> rests = refunds(Tender.ORIGINAL).stream()
                .filter(refund -> onCard.containsKey(named(refund, ReferenceType.ORDER)))
                .toList();

        assertThat(rests)
                .hasSizeGreaterThan(10)
                .allSatisfy(refund -> assertThat(onCard.get(named(refund, ReferenceType.ORDER)))
                        .isZero());
    }

    /// At registers the receipt of the return says how it was divided.
    @Test
    void aReturnToAStoreGoesToTheCardItWasPaidWithBeforeAnythingElse() {
        Map<Reference, Long> left = new HashMap<>();
        used().forEach((order, parts) -> left.put(
                order, parts.values().stream().mapToLong(Long::longValue).sum()));
        Map<Reference, Long> credited = new HashMap<>();
        moves(GiftCardMove.CREDITED).stream()
                .filter(move -> Told.has(move, ReferenceType.RETURN))
                .forEach(move -> credited.merge(
                        named(move, ReferenceType.RETURN), move.amount().minor(), Long::sum));
        List<ReturnRecorded> returns = TOLD.all(ReturnRecorded.class).stream()
                .filter(back -> back.tenders().getFirst().tender().equals(Tender.GIFT_CARD.code()))
                .toList();

        assertThat(returns).hasSizeGreaterThan(20).allSatisfy(back -> {
            long onCard = back.tenders().getFirst().amount().minor();
            long stays = Objects.requireNonNull(left.get(named(back, ReferenceType.ORDER))) - onCard;
            assertThat(credited.get(named(back, ReferenceType.RETURN))).isEqualTo(onCard);
            assertThat(stays).isNotNegative();
            if (back.tenders().size() > 1) {
                assertThat(stays).isZero();
            }
        });
        assertThat(returns)
                .extracting(back -> back.tenders().getLast().tender())
                .contains(Tender.GIFT_CARD.code(), Tender.CASH.code(), Tender.ORIGINAL.code());
    }

    @Test
    void aCardThatIsBroughtBackIsVoidAndItsPriceGivenBack() {
        Map<Reference, Money> voided = new HashMap<>();
        moves(GiftCardMove.LOAD_VOIDED).forEach(move -> voided.put(order(move), move.amount()));
        Map<Reference, Money> paidBack = new HashMap<>();
        TOLD.all(RefundProcessed.class).stream()
                .filter(refund -> refund.status() == RefundStatus.APPROVED)
                .filter(refund -> Told.has(refund, ReferenceType.RETURN))
                .forEach(refund -> paidBack.put(named(refund, ReferenceType.RETURN), refund.amount()));
        Set<String> tenders = new HashSet<>();
        List<ReturnRecorded> returns = TOLD.all(ReturnRecorded.class).stream()
                .filter(back -> back.lines().stream().anyMatch(CardFlowsTest::isCard))
                .toList();

        assertThat(returns).hasSizeGreaterThan(10).allSatisfy(back -> {
            assertThat(back.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.condition()).isNull());
            assertThat(voided.get(named(back, ReferenceType.ORDER))).isEqualTo(back.total());
            String tender = back.tenders().getFirst().tender();
            assertThat(paidBack.get(named(back, ReferenceType.RETURN)))
                    .isEqualTo(tender.equals(Tender.CASH.code()) ? null : back.total());
            tenders.add(tender);
        });
        assertThat(tenders).containsExactlyInAnyOrder(Tender.CASH.code(), Tender.ORIGINAL.code());
    }

    private static boolean isCard(ItemLine line) {
        return line.kind() == ItemKind.GIFT_CARD;
    }

    @Test
    void aPromotionIsGrantedWithAPurchaseWhereItIsOwed() {
        Set<Reference> sales = new HashSet<>();
        TOLD.all(SaleRecorded.class).forEach(sale -> sales.add(named(sale, ReferenceType.ORDER)));
        List<GiftCardMoved> granted = moves(GiftCardMove.LOADED).stream()
                .filter(move -> move.origin() == StoredValueOrigin.PROMOTIONAL)
                .toList();

        assertThat(granted).extracting(move -> move.envelope().entity()).contains("US", "DE");
        assertThat(granted).allSatisfy(move -> {
            boolean isOwed = move.envelope().entity().equals("DE");
            assertThat(Told.has(move, ReferenceType.ORDER)).isEqualTo(isOwed);
            assertThat(accountsOf(move)).isEqualTo(isOwed ? List.of(List.of("4110", "2220")) : List.of());
            if (isOwed) {
                assertThat(sales).contains(order(move));
            }
        });
        assertThat(moves(GiftCardMove.EXPIRED, GiftCardMove.REDEEMED))
                .filteredOn(move -> move.envelope().entity().equals("DE"))
                .filteredOn(move -> move.origin() == StoredValueOrigin.PROMOTIONAL)
                .extracting(GiftCardMoved::kind)
                .contains(GiftCardMove.EXPIRED, GiftCardMove.REDEEMED);
    }

    /// The accounts of each document of a move.
    private static List<List<String>> accountsOf(GiftCardMoved move) {
        return DOCUMENTS.getOrDefault(named(move, ReferenceType.GIFT_CARD_TRANSACTION), List.of()).stream()
                .map(document -> document.lines().stream().map(ErpLine::account).toList())
                .toList();
    }

    private static final Map<Reference, List<ErpEntryPosted>> DOCUMENTS = new HashMap<>();

    static {
        TOLD.all(ErpEntryPosted.class)
                .forEach(document -> DOCUMENTS
                        .computeIfAbsent(Objects.requireNonNull(document.carries()), _ -> new ArrayList<>())
                        .add(document));
    }

    @Test
    void whatEndsTakesTheBreakageBackThatItsCohortHad() {
        Map<String, Long> recognised = new HashMap<>();
        TOLD.all(BreakageRecognised.class)
                .forEach(
                        event -> recognised.merge(event.cohort(), event.amount().minor(), Long::sum));
        List<GiftCardMoved> ended = moves(GiftCardMove.EXPIRED, GiftCardMove.ESCHEATED).stream()
                .filter(move -> move.origin() == StoredValueOrigin.SOLD)
                .toList();
        ended.stream()
                .filter(move -> move.recognised() != null)
                .forEach(move -> assertThat(recognised.merge(
                                Objects.requireNonNull(move.cohort()),
                                -Objects.requireNonNull(move.recognised()).minor(),
                                Long::sum))
                        .isNotNegative());

        assertThat(ended).anyMatch(move -> move.recognised() == null);
        assertThat(ended).anyMatch(move -> move.recognised() != null).allSatisfy(move -> {
            boolean isEscheated = move.kind() == GiftCardMove.ESCHEATED;
            if (move.recognised() == null) {
                assertThat(accountsOf(move)).containsExactly(List.of("2200", isEscheated ? "2280" : "4300"));
            } else if (isEscheated) {
                assertThat(accountsOf(move)).containsExactly(List.of("2200", "2280", "4300", "2290"));
            } else {
                assertThat(accountsOf(move)).containsAnyOf(List.of("2200", "4300", "2290"), List.of("2200", "2290"));
            }
        });
        assertThat(TOLD.all(ErpEntryPosted.class))
                .allSatisfy(document -> assertThat(balance(document)).isZero());
    }

    private static long balance(ErpEntryPosted document) {
        return document.lines().stream()
                .mapToLong(line -> switch (line.side()) {
                    case DEBIT -> line.amount().minor();
                    case CREDIT -> -line.amount().minor();
                })
                .sum();
    }

    /// The outlets take the American cards and issue none.
    @Test
    void aCardIsUsedAtAnAffiliateInItsOwnCurrency() {
        Map<Reference, Long> paid = new HashMap<>();
        for (SaleRecorded sale : TOLD.all(SaleRecorded.class)) {
            if (sale.envelope().entity().equals("OUT")) {
                assertThat(sale.lines()).noneMatch(CardFlowsTest::isCard);
                sale.tenders().stream()
                        .filter(line -> line.tender().equals(Tender.GIFT_CARD.code()))
                        .forEach(line -> paid.put(
                                named(sale, ReferenceType.ORDER), line.amount().minor()));
            }
        }
        Map<Reference, Long> used = new HashMap<>();
        for (GiftCardMoved move : TOLD.all(GiftCardMoved.class)) {
            if (move.soldBy() != null) {
                assertThat(move.soldBy()).isEqualTo("OUT");
                assertThat(move.envelope().entity()).isEqualTo("US");
                used.merge(
                        order(move),
                        -CardsTest.sign(move.kind()) * move.amount().minor(),
                        Long::sum);
                boolean isUse = move.kind() == GiftCardMove.REDEEMED;
                assertThat(accountsOf(move))
                        .contains(isUse ? List.of("1800", "2400") : List.of("2400", "1800"))
                        .anyMatch(accounts -> accounts.contains("2800"));
            }
        }

        assertThat(used).isEqualTo(paid).hasSizeGreaterThan(50);
    }
}
