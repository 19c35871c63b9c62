package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.GiftCardMove;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The platform that keeps the gift cards of each company, and what is on them.
final class Cards {

    private final Voice voice;
    private final Handover handover;
    private final Map<Company, List<Card>> usable = new HashMap<>();
    private long cards;
    private long transactions;

    /// A card with something on it.
    static final class Card {
        private final String id;
        private long balanceMinor;

        private Card(String id) {
            this.id = id;
        }

        long balanceMinor() {
            return balanceMinor;
        }

        private Reference name(Company company) {
            return Voice.name(ReferenceType.GIFT_CARD, company.cards(), id);
        }
    }

    Cards(Scene scene) {
        this.voice = scene.voice();
        this.handover = scene.handover();
    }

    /// Puts what was just sold onto a new card.
    void load(Company company, long minor, Reference sale, Instant now) {
        Card card = new Card("card_" + ++cards);
        card.balanceMinor = minor;
        usable.computeIfAbsent(company, _ -> new ArrayList<>()).add(card);
        Reference transaction = moved(company, GiftCardMove.LOADED, card, minor, sale, now);
        handover.send(
                Message.of(company, transaction, sale, DocumentType.GIFT_CARD_LOAD, money(minor, company))
                        .naming(card.name(company)),
                now);
    }

    /// Gives value that was not paid for, on a new card.
    void issueCredit(Company company, StoredValueOrigin origin, long minor, Reference about, Instant now) {
        Card card = new Card("card_" + ++cards);
        card.balanceMinor = minor;
        Reference transaction = name(ReferenceType.GIFT_CARD_TRANSACTION, company.cards(), "gct_" + ++transactions);
        voice.tell(
                company.cards(),
                transaction.value(),
                transaction.value(),
                now,
                List.of(about, transaction, card.name(company)),
                envelope -> new GiftCardMoved(
                        envelope,
                        GiftCardMove.CREDITED,
                        card.id,
                        origin,
                        money(minor, company),
                        money(minor, company),
                        null,
                        null));
        handover.send(
                Message.of(company, transaction, about, DocumentType.GIFT_CARD_CREDIT, money(minor, company))
                        .naming(card.name(company)),
                now);
    }

    /// A card that somebody might pay with; null while there is none.
    @Nullable
    Card any(Company company, Dice dice) {
        List<Card> some = usable.getOrDefault(company, List.of());
        return some.isEmpty() ? null : dice.of(some);
    }

    void redeem(Company company, Card card, long minor, Reference sale, Instant now) {
        card.balanceMinor -= minor;
        if (card.balanceMinor == 0) {
            usable.getOrDefault(company, List.of()).remove(card);
        }
        Reference transaction = moved(company, GiftCardMove.REDEEMED, card, minor, sale, now);
        handover.send(
                Message.of(company, transaction, sale, DocumentType.GIFT_CARD_REDEMPTION, money(minor, company))
                        .naming(card.name(company)),
                now);
    }

    private Reference moved(Company company, GiftCardMove kind, Card card, long minor, Reference sale, Instant now) {
        Reference transaction = name(ReferenceType.GIFT_CARD_TRANSACTION, company.cards(), "gct_" + ++transactions);
        voice.tell(
                company.cards(),
                transaction.value(),
                transaction.value(),
                now,
                List.of(sale, transaction, card.name(company)),
                envelope -> new GiftCardMoved(
                        envelope,
                        kind,
                        card.id,
                        StoredValueOrigin.SOLD,
                        money(minor, company),
                        money(card.balanceMinor, company),
                        null,
                        null));
        return transaction;
    }
}
