package io.tieout.simulator.retailer;

import io.tieout.event.GiftCardMove;
import io.tieout.event.GiftCardState;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The platform that keeps the stored value of each company: what customers paid for, were given back as credit, were
/// given to make up for something, and what campaigns gave away until a day. One card may have several of these.
final class Cards {

    private static final int NOT_USABLE = -1;
    private static final int WRONG_CARD_PERCENT = 3;
    private static final int UNANSWERED_PERCENT = 2;
    private static final int EXISTING_CARD_PERCENT = 30;
    private static final int SOLD_FORGOTTEN_PERCENT = 4;
    private static final int PROMOTION_FORGOTTEN_PERCENT = 45;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration TOO_LATE = Duration.ofSeconds(1);

    private final World world;
    private final Agenda agenda;
    private final CardMoves moves;

    /// Cards that are enabled, not empty and not lying forgotten in a drawer, in no order but one that repeats.
    private final Map<Company, List<Card>> usable = new HashMap<>();

    /// The sale that was last paid with a card.
    private final Map<Company, Reference> lastSale = new HashMap<>();

    private final Breakage breakage;
    private long cards;
    private long credits;
    private long redemptions;

    /// A card and what is on it.
    static final class Card {
        private final long number;
        private final String id;
        private final YearMonth cohort;
        private final Purse purse = new Purse();
        private int place = NOT_USABLE;
        private boolean isDisabled;
        private boolean isForgotten;
        private @Nullable Card replacedBy;

        private Card(long number, YearMonth cohort) {
            this.number = number;
            this.id = "card_" + number;
            this.cohort = cohort;
        }

        long balanceMinor() {
            return purse.minor();
        }

        long number() {
            return number;
        }

        String id() {
            return id;
        }

        /// The month in which it was made.
        YearMonth cohort() {
            return cohort;
        }

        Purse purse() {
            return purse;
        }

        /// The one that took its place, or itself.
        Card latest() {
            return replacedBy == null ? this : replacedBy.latest();
        }

        Reference name(Company company) {
            return Voice.name(ReferenceType.GIFT_CARD, company.cards(), id);
        }
    }

    Cards(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.moves = new CardMoves(scene);
        this.breakage = new Breakage(scene);
    }

    CardMoves moves() {
        return moves;
    }

    Breakage breakage() {
        return breakage;
    }

    /// Puts what was just sold onto a new card. Now and then the wrong one is handed over: that load is voided, and
    /// made on another.
    ///
    /// @param isKept whether nobody will pay with it
    Card load(Company company, long minor, Reference sale, boolean isKept, Instant now) {
        Card card = newCard(company, now);
        Dice dice = world.dice().of("card-loaded", card.number);
        Part sold = new Part(StoredValueOrigin.SOLD, minor, null);
        card.isForgotten = dice.percent(SOLD_FORGOTTEN_PERCENT) || isKept;
        if (!dice.percent(WRONG_CARD_PERCENT)) {
            put(company, card, GiftCardMove.LOADED, List.of(sold), List.of(sale), now);
            return card;
        }
        card.purse.add(sold);
        moves.tell(company, GiftCardMove.LOADED, card, List.of(sold), List.of(sale), now);
        agenda.plan(now.plus(dice.between(Duration.ofSeconds(40), Duration.ofMinutes(10))), at -> {
            List<Part> undone = card.purse.take(minor);
            moves.tell(company, GiftCardMove.LOAD_VOIDED, card, undone, List.of(sale), at);
            Card right = newCard(company, at);
            right.isForgotten = isKept;
            card.replacedBy = right;
            put(company, right, GiftCardMove.LOADED, undone, List.of(sale), at);
        });
        return card;
    }

    /// Takes the load of a card back, whose sale is undone.
    void voidLoad(Company company, Card card, Reference sale, Instant now) {
        Card latest = card.latest();
        List<Part> undone = latest.purse.take(latest.purse.minor());
        settle(company, latest);
        moves.tell(company, GiftCardMove.LOAD_VOIDED, latest, undone, List.of(sale), now);
    }

    /// Gives somebody stored value that he did not pay for, on a card that he has or on a new one: credit for a
    /// return, goodwill, a promotion; of the origin `sold` a refund of what was paid with a card that is gone.
    ///
    /// @param about the order first, where there is one, and the refund or return that it is given for
    void issueCredit(Company company, StoredValueOrigin origin, long minor, List<Reference> about, Instant now) {
        issue(company, new Part(origin, minor, null), about, now);
    }

    /// The same of a part that may expire.
    void issue(Company company, Part part, List<Reference> about, Instant now) {
        Dice dice = world.dice().of("card-credited", ++credits);
        boolean isForgotten =
                part.origin() == StoredValueOrigin.PROMOTIONAL && dice.percent(PROMOTION_FORGOTTEN_PERCENT);
        Card existing = !isForgotten && dice.percent(EXISTING_CARD_PERCENT) ? any(company, dice) : null;
        Card card = existing == null ? newCard(company, now) : existing;
        card.isForgotten = isForgotten;
        GiftCardMove kind = switch (part.origin()) {
            case SOLD, RETURN_CREDIT -> GiftCardMove.CREDITED;
            case GOODWILL, PROMOTIONAL -> GiftCardMove.LOADED;
        };
        put(company, card, kind, List.of(part), about, now);
    }

    /// A card that somebody might pay with: enabled and not empty; null while there is none.
    @Nullable
    Card any(Company company, Dice dice) {
        List<Card> some = usable.getOrDefault(company, List.of());
        return some.isEmpty() ? null : dice.of(some);
    }

    /// Null while nothing was paid with a card.
    @Nullable
    Reference lastSale(Company company) {
        return lastSale.get(company);
    }

    /// Pays with a card. Now and then the register hears no answer and asks once more: the first redemption is
    /// reversed.
    Redemption redeem(Company seller, Card card, long minor, Reference sale, Instant now) {
        Company issuer = seller.issuer();
        if (!seller.hasStoresOnly()) {
            lastSale.put(issuer, sale);
        }
        List<Part> used = use(seller, card, minor, sale, now);
        Redemption redemption = new Redemption(card, used);
        if (world.dice().of("redemption", ++redemptions).percent(UNANSWERED_PERCENT)) {
            agenda.plan(now.plus(RETRY), at -> {
                used.forEach(card.purse::add);
                breakage.redeemed(issuer, card, used, -1);
                moves.used(seller, GiftCardMove.REDEMPTION_REVERSED, card, used, sale, at);
                redemption.becomes(use(seller, card, minor, sale, at));
                settle(issuer, card);
            });
        }
        return redemption;
    }

    private List<Part> use(Company seller, Card card, long minor, Reference sale, Instant now) {
        List<Part> used = card.purse.take(minor);
        settle(seller.issuer(), card);
        breakage.redeemed(seller.issuer(), card, used, 1);
        moves.used(seller, GiftCardMove.REDEEMED, card, used, sale, now);
        return used;
    }

    /// Gives back on its card what was paid with it; each part becomes what it was.
    void giveBack(Company company, Redemption redemption, long minor, List<Reference> about, Instant now) {
        put(company, redemption.card(), GiftCardMove.CREDITED, redemption.takeBack(minor), about, now);
    }

    /// Puts value on a card, and plans its end where it has one.
    void put(Company company, Card card, GiftCardMove kind, List<Part> parts, List<Reference> about, Instant now) {
        parts.forEach(card.purse::add);
        settle(company, card);
        moves.tell(company, kind, card, parts, about, now);
        planEnd(company, card, parts, now);
    }

    /// What is given back too late is gone at once.
    private void planEnd(Company company, Card card, List<Part> parts, Instant now) {
        for (Part part : parts) {
            if (part.expiresAt() != null) {
                Instant end = part.expiresAt().isAfter(now) ? part.expiresAt() : now.plus(TOO_LATE);
                agenda.plan(end, at -> expire(company, card, at));
            }
        }
    }

    private void expire(Company company, Card card, Instant now) {
        List<Part> gone = card.purse.takeExpired(now);
        if (!gone.isEmpty()) {
            settle(company, card);
            moves.tell(company, GiftCardMove.EXPIRED, card, gone, List.of(), now);
        }
    }

    /// Moves all that is on a card to a new one.
    void transfer(Company company, Card from, Instant now) {
        Card to = newCard(company, now);
        List<Part> parts = from.purse.take(from.purse.minor());
        parts.forEach(to.purse::add);
        settle(company, from);
        settle(company, to);
        from.replacedBy = to;
        moves.transferred(company, from, to, parts, now);
        planEnd(company, to, parts, now);
    }

    Card newCard(Company company, Instant now) {
        Card card = unopened(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        moves.tell(company, card, GiftCardState.ACTIVATED, now);
        return card;
    }

    /// A card of before the first day, of which nobody tells that it was activated.
    Card unopened(YearMonth cohort) {
        return new Card(++cards, cohort);
    }

    void freeze(Company company, Card card, boolean isDisabled, Instant now) {
        card.isDisabled = isDisabled;
        settle(company, card);
        moves.tell(company, card, isDisabled ? GiftCardState.DISABLED : GiftCardState.ENABLED, now);
    }

    /// Keeps a card among the usable ones or not, as its balance and state now demand.
    private void settle(Company company, Card card) {
        boolean isUsable = card.purse.minor() > 0 && !card.isDisabled && !card.isForgotten;
        List<Card> all = usable.computeIfAbsent(company, _ -> new ArrayList<>());
        if (isUsable && card.place == NOT_USABLE) {
            card.place = all.size();
            all.add(card);
        } else if (!isUsable && card.place != NOT_USABLE) {
            Card last = all.removeLast();
            if (last != card) {
                all.set(card.place, last);
                last.place = card.place;
            }
            card.place = NOT_USABLE;
        }
    }
}
