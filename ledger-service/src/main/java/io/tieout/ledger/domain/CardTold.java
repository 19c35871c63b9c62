package io.tieout.ledger.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.GiftCardState;
import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What its platform last said of a card.
///
/// @param state null when it never said whether the card can be used
/// @param stated null when it never stated a balance
/// @param moved the last movement, null when there is none
public record CardTold(
        @Nullable GiftCardState state,
        @Nullable Stated stated,
        @Nullable GiftCardMoved moved) {

    private static final Comparator<BusinessEvent> OCCURRED =
            comparing(event -> event.envelope().occurredAt());

    /// A platform of which nothing is known but what is booked.
    public static final CardTold NOTHING = new CardTold(null, null, null);

    /// A balance over all origins as the platform says it.
    ///
    /// @param at what happened later is not in it
    /// @param by who says so
    public record Stated(Money balance, Instant at, BusinessEvent by) {}

    /// Of what one platform said, in the order it was recorded; what it said of other cards does not count.
    public static CardTold of(String card, List<? extends BusinessEvent> events) {
        List<GiftCardMoved> moves = of(events, GiftCardMoved.class)
                .filter(move -> move.card().equals(card))
                .toList();
        GiftCardStateChanged change = latest(
                of(events, GiftCardStateChanged.class)
                        .filter(each -> each.card().equals(card)),
                OCCURRED);
        return new CardTold(change == null ? null : change.state(), stated(card, events, moves), last(moves));
    }

    private static @Nullable GiftCardMoved last(List<GiftCardMoved> moves) {
        return latest(moves.stream(), OCCURRED);
    }

    /// The last of equals, which is what was recorded last; [Stream#max] gives the first.
    private static <T> @Nullable T latest(Stream<? extends T> all, Comparator<? super T> order) {
        return all.<T>map(one -> one)
                .reduce((one, other) -> order.compare(one, other) > 0 ? one : other)
                .orElse(null);
    }

    private static @Nullable Stated stated(
            String card, List<? extends BusinessEvent> events, List<GiftCardMoved> moves) {
        Stream<Stated> statements = of(events, BalanceStated.class)
                .filter(statement -> statement.kind() == BalanceKind.GIFT_CARD
                        && statement.account().equals(card))
                .flatMap(statement -> Stream.ofNullable(statement.balance())
                        .map(balance -> new Stated(balance, statement.asOf(), statement)));
        // A statement of the very instant of a movement has the movement in it.
        return latest(Stream.concat(Stream.ofNullable(afterwards(moves)), statements), comparing(Stated::at));
    }

    /// What was on the card after the last movement that says so.
    ///
    /// A transaction over several origins is told in one movement for each, all of one instant: the balance
    /// after the last one is the lowest where value leaves and the highest where it comes, in whatever order
    /// they arrived.
    private static @Nullable Stated afterwards(List<GiftCardMoved> moves) {
        GiftCardMoved last =
                last(moves.stream().filter(move -> move.balance() != null).toList());
        if (last == null) {
            return null;
        }
        Comparator<GiftCardMoved> byBalance =
                comparingLong(move -> Objects.requireNonNull(move.balance()).minor());
        GiftCardMoved end = moves.stream()
                .filter(move -> move.balance() != null && isOfOneTransaction(move, last))
                .max(adds(last) ? byBalance : byBalance.reversed())
                .orElse(last);
        return new Stated(Objects.requireNonNull(end.balance()), end.envelope().occurredAt(), end);
    }

    private static boolean isOfOneTransaction(GiftCardMoved one, GiftCardMoved other) {
        Function<GiftCardMoved, List<Object>> transaction = move ->
                List.of(move.envelope().subject(), move.kind(), move.envelope().occurredAt());
        return transaction.apply(one).equals(transaction.apply(other));
    }

    private static boolean adds(GiftCardMoved move) {
        return switch (move.kind()) {
            case LOADED, CREDITED, REDEMPTION_REVERSED, ADJUSTED_UP, TRANSFERRED_IN -> true;
            case REDEEMED, LOAD_VOIDED, ADJUSTED_DOWN, EXPIRED, ESCHEATED, TRANSFERRED_OUT -> false;
        };
    }

    private static <E extends BusinessEvent> Stream<E> of(List<? extends BusinessEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
