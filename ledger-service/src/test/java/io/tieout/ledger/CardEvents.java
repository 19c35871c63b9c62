package io.tieout.ledger;

import io.tieout.event.BalanceKind;
import io.tieout.event.Envelope;
import io.tieout.event.GiftCardMove;
import io.tieout.event.GiftCardState;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementUse;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import io.tieout.event.StoredValueOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gift-card platform tells at one instant, in USD. A card has one transaction of a kind at a time.
public record CardEvents(String tenant, String platform, Instant at) {

    public static final String PLATFORM = "cards-us";

    public CardEvents(String tenant) {
        this(tenant, PLATFORM, Instant.parse("2026-03-03T10:00:00Z"));
    }

    public CardEvents at(String instant) {
        return new CardEvents(tenant, platform, Instant.parse(instant));
    }

    public CardEvents of(String otherPlatform) {
        return new CardEvents(tenant, otherPlatform, at);
    }

    public GiftCardMoved moved(GiftCardMove kind, StoredValueOrigin origin, String card, String amount) {
        String transaction = "gct-" + card + "-" + kind.code() + "-" + at;
        Reference own = new Reference(ReferenceType.GIFT_CARD_TRANSACTION, platform, transaction);
        return new GiftCardMoved(
                envelope(transaction, List.of(own, name(card))),
                kind,
                card,
                origin,
                TestEvents.usd(amount),
                null,
                null,
                null);
    }

    /// The same with what the platform says is on the card afterwards.
    public static GiftCardMoved leaving(GiftCardMoved move, String balance) {
        return new GiftCardMoved(
                move.envelope(),
                move.kind(),
                move.card(),
                move.origin(),
                move.amount(),
                TestEvents.usd(balance),
                null,
                null);
    }

    public BalanceStated stated(String card, String balance) {
        return stated(card, balance, null);
    }

    public BalanceStated opening(String card, String balance) {
        return stated(card, balance, StatementUse.OPENING);
    }

    private BalanceStated stated(String card, String balance, @Nullable StatementUse use) {
        return new BalanceStated(
                envelope(card, List.of()), BalanceKind.GIFT_CARD, card, TestEvents.usd(balance), null, at, use);
    }

    public GiftCardStateChanged changed(String card, GiftCardState state) {
        return new GiftCardStateChanged(
                envelope("gcs-" + card + "-" + state.code() + "-" + at, List.of(name(card))), card, state);
    }

    private Reference name(String card) {
        return new Reference(ReferenceType.GIFT_CARD, platform, card);
    }

    private Envelope envelope(String subject, List<Reference> references) {
        return new Envelope(
                tenant,
                "US",
                platform,
                SourceRole.GIFT_CARD_PLATFORM,
                "delivery-" + subject,
                subject,
                at,
                at.plusSeconds(1),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                null,
                references,
                new Provenance("receipt-1", "ab".repeat(32), "test/1"));
    }
}
