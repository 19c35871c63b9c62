package io.tieout.ledger.db;

import io.tieout.event.EventType;
import io.tieout.event.GiftCardMove;
import io.tieout.ledger.domain.StoredValueAccount;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What was booked on cards, as queries. The accounts stand in them as constants, because an index of them is partial.
final class StoredValueLines {

    /// Of `l`, a line or a delta: on an account that is kept by card.
    static final String IS_STORED_VALUE = "l.account IN ("
            + Arrays.stream(StoredValueAccount.values())
                    .map(account -> "'" + account.code() + "'")
                    .collect(Collectors.joining(", "))
            + ")";

    /// 1 where what is on cards is a debit on `l`'s account, -1 where it is a credit.
    static final String SIGN = "CASE WHEN l.account IN ("
            + Arrays.stream(StoredValueAccount.values())
                    .filter(StoredValueAccount::isMemo)
                    .map(account -> "'" + account.code() + "'")
                    .collect(Collectors.joining(", "))
            + ") THEN 1 ELSE -1 END";

    /// What was there before the first movement, as the platform states it.
    static final String OPENING = "opening";

    /// A correction has no event; it counts to the platform that speaks of the card, when it was booked.
    private static final String MOVES = """
            SELECT l.entity, l.currency, l.account, l.sub_key AS card, l.business_date, l.event,
                   coalesce(e.source, max(e.source) OVER (PARTITION BY l.entity, l.sub_key), '') AS source,
                   coalesce(e.occurred_at, l.booked_at) AS occurred_at,
                   CASE e.type WHEN '%s' THEN split_part(e.transition, ':', 1) WHEN '%s' THEN '%s' ELSE 'other' END
                       AS kind,
                   %s * l.amount_minor AS value
              FROM line l
              LEFT JOIN event e ON e.id = l.event
             WHERE %s""".formatted(
                    EventType.GIFT_CARD_MOVED.code(), EventType.BALANCE_STATED.code(), OPENING, SIGN, IS_STORED_VALUE);

    /// Of one instant, what comes onto a card comes first.
    private static final String IN_ORDER = """
            PARTITION BY entity, source, card, account, currency
            ORDER BY (kind = '%s') DESC, occurred_at, value DESC, event""".formatted(OPENING);

    private StoredValueLines() {}

    /// The movements for which `condition`, of `line l`, holds.
    static String moves(String condition) {
        return MOVES + " AND " + condition;
    }

    /// The same with `is_unbacked`: a redemption that took more than was recorded to be there. What was taken without
    /// being there once is not missed again by later ones, hence the comparison with the lowest balance so far.
    ///
    /// @param condition must let whole cards through, or value that is there seems to be missing
    static String backedMoves(String condition) {
        return """
                SELECT *, kind = '%s' AND running < least(0, lowest) AS is_unbacked
                  FROM (SELECT *, min(running) OVER (%s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS lowest
                          FROM (SELECT *, sum(value) OVER (%s ROWS UNBOUNDED PRECEDING) AS running
                                  FROM (%s) AS move) AS summed) AS backed""".formatted(GiftCardMove.REDEEMED.code(), IN_ORDER, IN_ORDER, moves(condition));
    }
}
