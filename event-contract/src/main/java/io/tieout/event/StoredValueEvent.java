package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// What became of gift cards, store credit and other stored value.
public sealed interface StoredValueEvent extends BusinessEvent {

    @Meaning("The value of a card moved. The subject is the card transaction.")
    record GiftCardMoved(
            Envelope envelope,
            GiftCardMove kind,

            @Meaning("The platform's id of the card, never its number.")
            String card,

            StoredValueOrigin origin,
            Money amount,

            @Meaning("What the platform says is on the card afterwards, over all origins.") @Signed @Unmatched @Nullable
            Money balance,

            @Meaning("To which state unclaimed value went.") @Nullable
            String jurisdiction,

            @FreeText @Unmatched @Nullable String reason,

            @Meaning("The legal entity that sold for it, where that is not the one that owes the card.")
            @Added
            @Nullable
            String soldBy,

            @Meaning("The part of expired or escheated value that was recognised as breakage before.")
            @PartOf("amount")
            @Added
            @Nullable
            Money recognised,

            @Meaning("The cohort whose breakage that was.") @Added @Nullable
            String cohort)
            implements StoredValueEvent {
        public GiftCardMoved {
            Amounts.requireNonNegative("amount", amount);
            Amounts.requireSameCurrency("balance", balance, amount);
            Amounts.requirePart("recognised", recognised, amount);
        }

        /// What is the same of the card's own legal entity, of which nothing was recognised.
        public GiftCardMoved(
                Envelope envelope,
                GiftCardMove kind,
                String card,
                StoredValueOrigin origin,
                Money amount,
                @Nullable Money balance,
                @Nullable String jurisdiction,
                @Nullable String reason) {
            this(envelope, kind, card, origin, amount, balance, jurisdiction, reason, null, null, null);
        }

        /// A transaction of a mixed card has one fact for each origin.
        @Override
        public String transition() {
            return kind.code() + ":" + origin.code();
        }

        @Override
        public Money principal() {
            return amount;
        }
    }

    @Meaning("A card can be used, or no longer. The subject is the platform's id of the change.")
    record GiftCardStateChanged(
            Envelope envelope,

            @Meaning("The platform's id of the card, never its number.")
            String card,

            GiftCardState state)
            implements StoredValueEvent {
        @Override
        public String transition() {
            return state.code();
        }
    }

    @Meaning("Value expected never to be used was recognised as revenue. The subject is the recognition.")
    record BreakageRecognised(
            Envelope envelope,

            @Meaning("The cards it is estimated over, such as those sold in one month.")
            String cohort,

            Money amount)
            implements StoredValueEvent {
        public BreakageRecognised {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public Money principal() {
            return amount;
        }
    }
}
