package io.tieout.ledger.domain;

import io.tieout.event.Money;
import io.tieout.event.StoredValueEvent;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueEvent.GiftCardStateChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is on cards, by origin.
final class StoredValueClaims {

    private StoredValueClaims() {}

    static List<Claim> of(StoredValueEvent event) {
        return switch (event) {
            case GiftCardMoved move -> List.of(moved(move));
            case BreakageRecognised recognised ->
                List.of(Claim.of(
                        FactPart.BREAKAGE, Map.of(), Map.of(SubKey.COHORT, recognised.cohort()), recognised.amount()));
            // What is frozen is still owed.
            case GiftCardStateChanged _ -> List.of();
        };
    }

    private static Claim moved(GiftCardMoved move) {
        Money recognised = Claims.orZero(move.recognised(), move.amount());
        boolean isSoldElsewhere =
                move.soldBy() != null && !move.soldBy().equals(move.envelope().entity());
        Map<String, String> codes = Map.of(
                "kind", move.kind().code(),
                "origin", move.origin().code(),
                "seller", isSoldElsewhere ? Claims.OTHER_ENTITY : Claims.SAME_ENTITY);
        return Claim.of(
                FactPart.STORED_VALUE,
                codes,
                keys(move),
                recognised,
                move.amount().minus(recognised));
    }

    private static Map<SubKey, String> keys(GiftCardMoved move) {
        Map<SubKey, String> keys = new HashMap<>();
        keys.put(SubKey.CARD, move.card());
        if (move.jurisdiction() != null) {
            keys.put(SubKey.JURISDICTION, move.jurisdiction());
        }
        if (move.cohort() != null) {
            keys.put(SubKey.COHORT, move.cohort());
        }
        if (move.soldBy() != null) {
            keys.put(SubKey.AFFILIATES, move.envelope().entity() + "/" + move.soldBy());
        }
        return keys;
    }
}
