package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.EventType;
import io.tieout.event.GiftCardMove;
import io.tieout.event.GiftCardState;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import java.time.Duration;
import java.time.Instant;
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

/// Stored value of all origins.
class CardsTest {

    private static final Told TOLD = Told.only(
            EnumSet.of(
                    EventType.SALE_RECORDED,
                    EventType.RETURN_RECORDED,
                    EventType.GIFT_CARD_MOVED,
                    EventType.GIFT_CARD_STATE_CHANGED,
                    EventType.BREAKAGE_RECOGNISED,
                    EventType.ERP_ENTRY_POSTED),
            21,
            8,
            4_000);

    /// What is used first of a card on which nothing expires but promotions.
    private static final List<StoredValueOrigin> USE = List.of(
            StoredValueOrigin.PROMOTIONAL,
            StoredValueOrigin.GOODWILL,
            StoredValueOrigin.RETURN_CREDIT,
            StoredValueOrigin.SOLD);

    /// Whether a move adds to what is on the card or takes from it.
    static int sign(GiftCardMove kind) {
        return switch (kind) {
            case LOADED, CREDITED, REDEMPTION_REVERSED, ADJUSTED_UP, TRANSFERRED_IN -> 1;
            case REDEEMED, LOAD_VOIDED, ADJUSTED_DOWN, EXPIRED, ESCHEATED, TRANSFERRED_OUT -> -1;
        };
    }

    private static long signed(GiftCardMoved move) {
        return sign(move.kind()) * move.amount().minor();
    }

    private static boolean isOfBeforeTheFirstDay(GiftCardMoved move) {
        boolean isExpiry = move.kind() == GiftCardMove.EXPIRED && move.origin() == StoredValueOrigin.SOLD;
        return isExpiry || move.kind() == GiftCardMove.ESCHEATED;
    }

    @Test
    void everyKindOfMoveOccurs() {
        assertThat(TOLD.all(GiftCardMoved.class))
                .extracting(GiftCardMoved::kind)
                .contains(
                        GiftCardMove.LOADED,
                        GiftCardMove.REDEEMED,
                        GiftCardMove.REDEMPTION_REVERSED,
                        GiftCardMove.LOAD_VOIDED,
                        GiftCardMove.ADJUSTED_UP,
                        GiftCardMove.ADJUSTED_DOWN,
                        GiftCardMove.EXPIRED,
                        GiftCardMove.ESCHEATED,
                        GiftCardMove.TRANSFERRED_IN,
                        GiftCardMove.TRANSFERRED_OUT);
    }

    @Test
    void whatWasGivenAwayIsUsedBeforeWhatWasPaidFor() {
        Map<String, Map<StoredValueOrigin, Long>> balances = new HashMap<>();
        Map<String, List<StoredValueOrigin>> used = new HashMap<>();
        for (GiftCardMoved move : TOLD.all(GiftCardMoved.class)) {
            Map<StoredValueOrigin, Long> card =
                    balances.computeIfAbsent(move.card(), _ -> new EnumMap<>(StoredValueOrigin.class));
            long balance = card.merge(move.origin(), signed(move), Long::sum);
            if (!isOfBeforeTheFirstDay(move)) {
                assertThat(balance).as("%s", move).isNotNegative();
            }
            if (move.kind() == GiftCardMove.REDEEMED) {
                int rank = USE.indexOf(move.origin());
                USE.subList(0, rank)
                        .forEach(earlier -> assertThat(card.getOrDefault(earlier, 0L))
                                .as("%s", move)
                                .isZero());
                used.computeIfAbsent(move.envelope().subject(), _ -> new ArrayList<>())
                        .add(move.origin());
            }
        }
        assertThat(used.values()).anySatisfy(origins -> assertThat(origins).hasSizeGreaterThan(1));
    }

    @Test
    void aPromotionIsUsedUntilItExpiresAndNothingIsLeft() {
        long left = 0;
        Set<GiftCardMove> kinds = new HashSet<>();
        for (GiftCardMoved move : TOLD.all(GiftCardMoved.class)) {
            if (move.origin() == StoredValueOrigin.PROMOTIONAL) {
                left += signed(move);
                kinds.add(move.kind());
            }
        }
        assertThat(left).isZero();
        assertThat(kinds).contains(GiftCardMove.LOADED, GiftCardMove.REDEEMED, GiftCardMove.EXPIRED);
    }

    @Test
    void aSaleIsLoadedAndPaidWithCardsAsItsReceiptSays() {
        Map<Reference, Long> loaded = new HashMap<>();
        Map<Reference, Long> redeemed = new HashMap<>();
        for (GiftCardMoved move : TOLD.all(GiftCardMoved.class)) {
            switch (move.kind()) {
                case LOADED, LOAD_VOIDED -> {
                    if (move.origin() == StoredValueOrigin.SOLD) {
                        loaded.merge(named(move, ReferenceType.ORDER), signed(move), Long::sum);
                    }
                }
                case REDEEMED, REDEMPTION_REVERSED ->
                    redeemed.merge(named(move, ReferenceType.ORDER), -signed(move), Long::sum);
                default -> {}
            }
        }
        Map<Reference, Long> broughtBack = new HashMap<>();
        TOLD.all(ReturnRecorded.class)
                .forEach(back -> broughtBack.merge(
                        Told.has(back, ReferenceType.ORDER)
                                ? named(back, ReferenceType.ORDER)
                                : named(back, ReferenceType.RETURN),
                        cardsMinor(back.lines()),
                        Long::sum));
        assertThat(TOLD.all(SaleRecorded.class)).hasSizeGreaterThan(10_000).allSatisfy(sale -> {
            Reference order = named(sale, ReferenceType.ORDER);
            long sold = cardsMinor(sale.lines()) - broughtBack.getOrDefault(order, 0L);
            long paid = sale.tenders().stream()
                    .filter(line -> line.tender().equals(Tender.GIFT_CARD.code()))
                    .mapToLong(line -> line.amount().minor())
                    .sum();
            assertThat(loaded.getOrDefault(order, 0L)).isEqualTo(sold);
            assertThat(redeemed.getOrDefault(order, 0L)).isEqualTo(paid);
        });
    }

    private static long cardsMinor(List<ItemLine> lines) {
        return lines.stream()
                .filter(line -> line.kind() == ItemKind.GIFT_CARD)
                .mapToLong(line -> line.total().minor())
                .sum();
    }

    @Test
    void aTransferLeavesOneCardAndReachesAnother() {
        Map<String, List<GiftCardMoved>> transfers = new HashMap<>();
        TOLD.all(GiftCardMoved.class).stream()
                .filter(move ->
                        move.kind() == GiftCardMove.TRANSFERRED_IN || move.kind() == GiftCardMove.TRANSFERRED_OUT)
                .forEach(move -> transfers
                        .computeIfAbsent(move.envelope().subject(), _ -> new ArrayList<>())
                        .add(move));

        assertThat(transfers.values()).isNotEmpty().allSatisfy(moves -> {
            assertThat(moves.stream().mapToLong(CardsTest::signed).sum()).isZero();
            assertThat(moves.stream().map(GiftCardMoved::card).distinct()).hasSize(2);
        });
    }

    @Test
    void aFrozenCardPaysNothing() {
        Set<String> frozen = new HashSet<>();
        int disabled = 0;
        for (BusinessEvent event : TOLD.events()) {
            if (event instanceof GiftCardStateChanged change) {
                if (change.state() == GiftCardState.DISABLED) {
                    assertThat(frozen.add(change.card())).isTrue();
                    disabled++;
                } else {
                    frozen.remove(change.card());
                }
            } else if (event instanceof GiftCardMoved move && move.kind() == GiftCardMove.REDEEMED) {
                assertThat(frozen).doesNotContain(move.card());
            }
        }
        assertThat(disabled).isGreaterThan(frozen.size()).isGreaterThan(10);
    }

    /// The liabilities of the ERP follow what the platform says of each origin; promotions are none.
    @Test
    void theErpOwesWhatIsOnTheCards() {
        Map<String, Long> owed = new HashMap<>();
        for (ErpEntryPosted document : TOLD.all(ErpEntryPosted.class)) {
            for (ErpLine line : document.lines()) {
                long minor = line.amount().minor();
                owed.merge(line.account(), line.side() == EntrySide.CREDIT ? minor : -minor, Long::sum);
            }
        }
        Map<StoredValueOrigin, Long> moved = new EnumMap<>(StoredValueOrigin.class);
        TOLD.all(GiftCardMoved.class).forEach(move -> moved.merge(move.origin(), signed(move), Long::sum));

        assertThat(owed.get("2200")).isNotZero().isEqualTo(moved.get(StoredValueOrigin.SOLD));
        assertThat(owed.get("2240")).isNotZero().isEqualTo(moved.get(StoredValueOrigin.GOODWILL));
        assertThat(owed.get("2280")).isPositive();
    }

    @Test
    void breakageIsProportionalToWhatWasUsedInTheMonth() {
        Map<String, Long> used = new HashMap<>();
        Instant monthEnd = Instant.parse("2026-04-01T01:00:00Z");
        for (GiftCardMoved move : TOLD.all(GiftCardMoved.class)) {
            boolean isUse = move.kind() == GiftCardMove.REDEEMED || move.kind() == GiftCardMove.REDEMPTION_REVERSED;
            if (isUse && move.origin() == StoredValueOrigin.SOLD) {
                assertThat(move.envelope().occurredAt()).isBefore(monthEnd);
                used.merge(move.envelope().entity() + "-2026-03", -signed(move), Long::sum);
            }
        }
        List<BreakageRecognised> ofTheMonth = TOLD.all(BreakageRecognised.class).stream()
                .filter(recognised -> recognised.cohort().endsWith("-2026-03"))
                .toList();
        assertThat(ofTheMonth).hasSize(2).allSatisfy(recognised -> {
            assertThat(recognised.envelope().occurredAt()).isEqualTo(monthEnd);
            assertThat(recognised.amount().minor())
                    .isPositive()
                    .isEqualTo(Objects.requireNonNull(used.get(recognised.cohort())) * 4 / 96);
        });
    }

    @Test
    void creditForAReturnIsGivenOnACardAndOwed() {
        List<BusinessEvent> told = new ArrayList<>();
        World world = new World(1);
        Agenda agenda = new Agenda();
        Voice voice = new Voice((event, _) -> told.add(event));
        Cards cards = new Cards(Scenes.of(world, agenda, voice));
        Company company = world.companies().getFirst();
        Reference about = Voice.name(ReferenceType.RETURN, company.registers(), "R-1");
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        Set<String> used = new HashSet<>();

        for (int i = 0; i < 50; i++) {
            cards.issueCredit(company, StoredValueOrigin.RETURN_CREDIT, 1_250, List.of(about), now);
        }
        agenda.runUntil(now.plus(Duration.ofHours(1)));

        assertThat(told).filteredOn(GiftCardMoved.class::isInstance).hasSize(50).allSatisfy(event -> {
            GiftCardMoved move = (GiftCardMoved) event;
            assertThat(move.kind()).isEqualTo(GiftCardMove.CREDITED);
            assertThat(move.origin()).isEqualTo(StoredValueOrigin.RETURN_CREDIT);
            used.add(move.card());
        });
        assertThat(used).hasSizeBetween(20, 49);
        assertThat(told)
                .filteredOn(ErpEntryPosted.class::isInstance)
                .hasSize(50)
                .allSatisfy(event -> {
                    assertThat(((ErpEntryPosted) event).documentType()).isEqualTo("return-credit");
                    assertThat(((ErpEntryPosted) event).lines())
                            .extracting(ErpLine::account)
                            .containsExactly("2350", "2230");
                });
    }
}
