package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.ledger.app.GiftCard;
import io.tieout.ledger.app.GiftCard.Holding;
import io.tieout.ledger.domain.CardTold.Stated;
import io.tieout.ledger.domain.CardValidation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "GiftCard", description = "What the books hold on a card, and whether its platform agrees.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GiftCardView(
        @Schema(description = "The platform's id of the card.", examples = "card_77")
        String id,

        @Schema(description = "The platform.", examples = "cards-us")
        String source,

        @Schema(
                description = "What the platform last said: activated, enabled, or disabled. Absent when it never did.",
                examples = "activated")
        @Nullable
        String state,

        @Schema(
                description = "validated: the books hold what the platform stated last, within"
                        + " tieout.ledger.gift-card-validated-for, and nothing moved since."
                        + " stale: value moved since, the statement is older, or the platform never stated a balance."
                        + " disputed: at that instant the books held something else.",
                examples = "validated")
        String validation,

        @Schema(description = "Over all origins, per legal entity and currency.")
        List<TotalView> totals,

        List<HoldingView> balances,

        @Schema(description = "The last balance the platform stated.") @Nullable
        StatedView stated,

        @Schema(description = "By the platform's clock.") @Nullable
        MovementView lastMovement,

        @Schema(description = "Redemptions that took more than was recorded to be there: a load is missing.")
        long unbackedRedemptions,

        @Schema(description = "When this was read.") OffsetDateTime asOf) {

    @Schema(name = "GiftCardTotal")
    record TotalView(String entity, MoneyView balance) {}

    @Schema(name = "GiftCardBalance")
    record HoldingView(
            String entity,
            @Schema(examples = "return-credit") String origin,
            @Schema(examples = "2230") String account,

            @Schema(description = "Below zero where more was used than was recorded to be there.")
            MoneyView balance) {

        static HoldingView of(Holding holding) {
            return new HoldingView(
                    holding.entity(),
                    holding.account().origin().code(),
                    holding.account().code(),
                    MoneyView.of(holding.balance()));
        }
    }

    @Schema(name = "GiftCardStated")
    record StatedView(
            MoneyView balance,

            @Schema(description = "What happened later is not in it.")
            OffsetDateTime at,

            @Schema(examples = "tieout.balance.stated.v1") String type,
            UUID eventId) {

        static StatedView of(Stated stated) {
            return new StatedView(
                    MoneyView.of(stated.balance()),
                    Times.of(stated.at()),
                    stated.by().type().code(),
                    FactKey.of(stated.by()).eventId());
        }
    }

    @Schema(name = "GiftCardMovement")
    record MovementView(
            @Schema(examples = "redeemed") String kind,
            @Schema(examples = "sold") String origin,
            MoneyView amount,
            OffsetDateTime at,
            @Schema(examples = "cards-us") String source,
            @Schema(description = "The card transaction.") String subject,
            UUID eventId) {

        static MovementView of(GiftCardMoved move) {
            return new MovementView(
                    move.kind().code(),
                    move.origin().code(),
                    MoneyView.of(move.amount()),
                    Times.of(move.envelope().occurredAt()),
                    move.envelope().source(),
                    move.envelope().subject(),
                    FactKey.of(move).eventId());
        }
    }

    private record Book(String entity, String currency) {}

    static GiftCardView of(GiftCard card, CardValidation validation, Instant asOf) {
        Stated stated = card.told().stated();
        GiftCardMoved moved = card.told().moved();
        return new GiftCardView(
                card.card(),
                card.source(),
                card.told().state() == null ? null : card.told().state().code(),
                validation.code(),
                totals(card),
                card.holdings().stream().map(HoldingView::of).toList(),
                stated == null ? null : StatedView.of(stated),
                moved == null ? null : MovementView.of(moved),
                card.unbackedRedemptions(),
                Times.of(asOf));
    }

    private static List<TotalView> totals(GiftCard card) {
        Map<Book, Money> totals = new LinkedHashMap<>();
        for (Holding holding : card.holdings()) {
            Book book = new Book(holding.entity(), holding.balance().currency().getCurrencyCode());
            totals.merge(book, holding.balance(), Money::plus);
        }
        return totals.entrySet().stream()
                .map(total -> new TotalView(total.getKey().entity(), MoneyView.of(total.getValue())))
                .toList();
    }
}
