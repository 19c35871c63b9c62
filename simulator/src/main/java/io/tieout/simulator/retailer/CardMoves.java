package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.BalanceKind;
import io.tieout.event.ErpLine;
import io.tieout.event.GiftCardMove;
import io.tieout.event.GiftCardState;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementUse;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Cards.Card;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the platform tells of its cards, and what of it reaches the ERP.
final class CardMoves {

    private static final int STATED_PERCENT = 40;

    /// Of a day and company.
    private static final int STATED_MOST = 200;

    private final World world;
    private final Voice voice;
    private final Handover handover;

    /// Cards that moved today and of which the platform will state the balance.
    private final Map<Company, Set<Card>> toState = new java.util.HashMap<>();

    /// What a transaction has besides its amount.
    ///
    /// @param jurisdiction to which unclaimed value went
    /// @param soldBy the company that sold for it, where that is not the one that owes the card
    /// @param recognisedMinor how much of it was recognised as breakage before
    record Particulars(
            @Nullable String jurisdiction,
            @Nullable String reason,
            @Nullable Company soldBy,
            long recognisedMinor) {

        private static final Particulars NONE = new Particulars(null, null, null, 0);

        private static Particulars because(String reason) {
            return new Particulars(null, reason, null, 0);
        }

        private static Particulars soldBy(Company seller) {
            return seller.hasStoresOnly() ? new Particulars(null, null, seller, 0) : NONE;
        }
    }

    private long transactions;
    private long changes;

    CardMoves(Scene scene) {
        this.world = scene.world();
        this.voice = scene.voice();
        this.handover = scene.handover();
    }

    /// Tells of a transaction that has happened, one move for each origin.
    void tell(Company company, GiftCardMove kind, Card card, List<Part> parts, List<Reference> about, Instant now) {
        new Transaction(company, kind, about, now).tell(card, parts, Particulars.NONE);
    }

    /// Tells of one that has a reason.
    void tell(Company company, GiftCardMove kind, Card card, Part part, String reason, Instant now) {
        new Transaction(company, kind, List.of(), now).tell(card, List.of(part), Particulars.because(reason));
    }

    /// Tells that a sale was paid with a card, or not.
    void used(Company seller, GiftCardMove kind, Card card, List<Part> parts, Reference sale, Instant now) {
        new Transaction(seller.issuer(), kind, List.of(sale), now).tell(card, parts, Particulars.soldBy(seller));
    }

    /// Tells of the end of what nobody used: handed to a state where there is one, else expired.
    void ended(
            Company company,
            Card card,
            List<Part> parts,
            @Nullable String jurisdiction,
            long recognisedMinor,
            Instant now) {
        GiftCardMove kind = jurisdiction == null ? GiftCardMove.EXPIRED : GiftCardMove.ESCHEATED;
        new Transaction(company, kind, List.of(), now)
                .tell(card, parts, new Particulars(jurisdiction, null, null, recognisedMinor));
    }

    /// Tells of both ends of a transfer, which are one transaction.
    void transferred(Company company, Card from, Card to, List<Part> parts, Instant now) {
        Transaction transaction = new Transaction(company, GiftCardMove.TRANSFERRED_OUT, List.of(), now);
        transaction.tell(from, parts, Particulars.NONE);
        transaction.of(GiftCardMove.TRANSFERRED_IN).tell(to, parts, Particulars.NONE);
    }

    void tell(Company company, Card card, GiftCardState state, Instant now) {
        String id = "gcs_" + ++changes;
        voice.tell(
                company.cards(),
                id,
                id,
                now,
                List.of(card.name(company)),
                envelope -> new GiftCardStateChanged(envelope, card.id(), state));
    }

    /// States what was on a card before the first day.
    void open(Company company, Card card, Instant now) {
        state(company, card, StatementUse.OPENING, now);
    }

    /// States what is on some of the cards that moved since this was last done.
    void stateMoved(Company company, Instant now) {
        Set<Card> moved = toState.remove(company);
        if (moved != null) {
            moved.forEach(card -> state(company, card, null, now));
        }
    }

    private void state(Company company, Card card, @Nullable StatementUse use, Instant now) {
        voice.tell(
                company.cards(),
                "balance-" + card.id() + "-" + now,
                card.id(),
                now,
                List.of(card.name(company)),
                envelope -> new BalanceStated(
                        envelope,
                        BalanceKind.GIFT_CARD,
                        card.id(),
                        money(card.balanceMinor(), company),
                        null,
                        now,
                        use));
    }

    private final class Transaction {

        private final Company company;
        private final GiftCardMove kind;
        private final Reference transaction;
        private final List<Reference> about;
        private final Instant now;

        Transaction(Company company, GiftCardMove kind, List<Reference> about, Instant now) {
            this(
                    company,
                    kind,
                    name(ReferenceType.GIFT_CARD_TRANSACTION, company.cards(), "gct_" + ++transactions),
                    about,
                    now);
        }

        private Transaction(
                Company company, GiftCardMove kind, Reference transaction, List<Reference> about, Instant now) {
            this.company = company;
            this.kind = kind;
            this.transaction = transaction;
            this.about = about;
            this.now = now;
        }

        Transaction of(GiftCardMove other) {
            return new Transaction(company, other, transaction, about, now);
        }

        /// The card has the balance of after the last move already.
        void tell(Card card, List<Part> parts, Particulars particulars) {
            boolean isIncrease = isIncrease(kind);
            Map<StoredValueOrigin, Long> byOrigin = byOrigin(parts);
            long moved = parts.stream().mapToLong(Part::minor).sum();
            long balance = card.balanceMinor() + (isIncrease ? -moved : moved);
            for (Map.Entry<StoredValueOrigin, Long> each : byOrigin.entrySet()) {
                long minor = each.getValue();
                balance += isIncrease ? minor : -minor;
                move(card, each.getKey(), minor, balance, particulars);
                book(card, each.getKey(), minor, particulars);
            }
            Set<Card> today = toState.computeIfAbsent(company, _ -> new LinkedHashSet<>());
            if (today.size() < STATED_MOST
                    && world.dice().of("card-stated", card.number()).percent(STATED_PERCENT)) {
                today.add(card);
            }
        }

        private void move(Card card, StoredValueOrigin origin, long minor, long balance, Particulars particulars) {
            Company seller = particulars.soldBy();
            boolean isRecognised = particulars.recognisedMinor() > 0;
            List<Reference> references = new ArrayList<>(about);
            references.add(transaction);
            references.add(card.name(company));
            voice.tell(
                    company.cards(),
                    transaction.value() + "-" + kind.code() + "-" + origin.code(),
                    transaction.value(),
                    now,
                    references,
                    envelope -> new GiftCardMoved(
                            envelope,
                            kind,
                            card.id(),
                            origin,
                            money(minor, company),
                            money(balance, company),
                            particulars.jurisdiction(),
                            particulars.reason(),
                            seller == null ? null : seller.entity(),
                            isRecognised ? money(particulars.recognisedMinor(), company) : null,
                            isRecognised ? Breakage.name(company, card.cohort()) : null));
        }

        private void book(Card card, StoredValueOrigin origin, long minor, Particulars particulars) {
            DocumentType type = CardDocuments.of(kind, origin, company.promotionPolicy());
            if (type == null) {
                return;
            }
            Money amount = money(minor, company);
            Company seller = particulars.soldBy();
            if (seller == null) {
                Money recognised = money(particulars.recognisedMinor(), company);
                send(company, card, type, CardDocuments.lines(type, amount, recognised), amount);
            } else {
                DocumentType due = CardDocuments.ofSeller(kind);
                send(company, card, type, CardDocuments.linesForAffiliate(type, amount), amount);
                send(seller, card, due, due.lines(amount), amount);
            }
        }

        private void send(Company to, Card card, DocumentType type, List<ErpLine> lines, Money amount) {
            Reference first = about.isEmpty() ? null : about.getFirst();
            boolean isOrder = first != null && first.type() == ReferenceType.ORDER;
            handover.send(
                    Message.of(to, transaction, isOrder ? first : null, type, amount)
                            .naming(card.name(company))
                            .booking(lines),
                    now);
        }
    }

    /// In the order of use, which is the order in which parts were taken.
    private static Map<StoredValueOrigin, Long> byOrigin(List<Part> parts) {
        if (parts.size() == 1) {
            Part only = parts.getFirst();
            return Map.of(only.origin(), only.minor());
        }
        Map<StoredValueOrigin, Long> sums = new java.util.LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.origin(), part.minor(), Long::sum));
        return sums;
    }

    private static boolean isIncrease(GiftCardMove kind) {
        return switch (kind) {
            case LOADED, CREDITED, REDEMPTION_REVERSED, ADJUSTED_UP, TRANSFERRED_IN -> true;
            case REDEEMED, LOAD_VOIDED, ADJUSTED_DOWN, EXPIRED, ESCHEATED, TRANSFERRED_OUT -> false;
        };
    }
}
