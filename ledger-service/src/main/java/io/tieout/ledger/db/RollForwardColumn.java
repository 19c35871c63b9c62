package io.tieout.ledger.db;

import io.tieout.event.GiftCardMove;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns of a roll-forward as SQL: which movements each one adds up.
enum RollForwardColumn {
    OPENING,
    ISSUED(GiftCardMove.LOADED, GiftCardMove.CREDITED),
    REDEEMED(GiftCardMove.REDEEMED),
    REDEMPTION_REVERSED(GiftCardMove.REDEMPTION_REVERSED),
    LOAD_VOIDED(GiftCardMove.LOAD_VOIDED),
    EXPIRED(GiftCardMove.EXPIRED),
    ESCHEATED(GiftCardMove.ESCHEATED),
    /// And all that no other column has, so that the closing balance is the books' own.
    ADJUSTED;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<GiftCardMove> kinds;

    RollForwardColumn(GiftCardMove... kinds) {
        this.kinds = Set.of(kinds);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Sums of the `value` of movements by their `kind`.
    static String sumsOfMoves() {
        return list(column ->
                "coalesce(sum(value) FILTER (WHERE " + column.condition() + "), 0)::bigint AS " + column.column());
    }

    /// Sums of [#sumsOfMoves].
    static String sums() {
        return list(column -> "sum(" + column.column() + ")::bigint AS " + column.column());
    }

    static String names() {
        return list(RollForwardColumn::column);
    }

    private String condition() {
        return switch (this) {
            case OPENING -> "kind = '" + StoredValueLines.OPENING + "'";
            case ADJUSTED ->
                "kind NOT IN ("
                        + quoted(Arrays.stream(values())
                                .flatMap(column -> column.kinds.stream())
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(GiftCardMove.class))))
                        + ", '"
                        + StoredValueLines.OPENING + "')";
            case ISSUED, REDEEMED, REDEMPTION_REVERSED, LOAD_VOIDED, EXPIRED, ESCHEATED ->
                "kind IN (" + quoted(kinds) + ")";
        };
    }

    private static String quoted(Set<GiftCardMove> kinds) {
        return kinds.stream().map(kind -> "'" + kind.code() + "'").collect(Collectors.joining(", "));
    }

    private static String list(Function<RollForwardColumn, String> item) {
        return Arrays.stream(values()).map(item).collect(Collectors.joining(", "));
    }
}
