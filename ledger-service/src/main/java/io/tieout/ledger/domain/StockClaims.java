package io.tieout.ledger.domain;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ItemCondition;
import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockMoved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goods are worth: by the cost that the event says, or else by the one that the books have.
final class StockClaims {

    private StockClaims() {}

    static List<Claim> of(StockMoved move) {
        Money cost = move.unitCost();
        return cost == null
                ? List.of()
                : List.of(Claim.of(
                        FactPart.STOCK,
                        codes(move),
                        keys(move),
                        new Money(Math.multiplyExact(cost.minor(), move.quantity()), cost.currency())));
    }

    static List<Pending> pending(StockMoved move) {
        return move.unitCost() != null || move.quantity() == 0
                ? List.of()
                : List.of(new Pending(
                        FactPart.STOCK,
                        1,
                        costOf(move, move.sku(), move.location()),
                        move.envelope().occurredAt(),
                        move.quantity(),
                        null,
                        codes(move),
                        keys(move)));
    }

    static List<Pending> pending(BalanceStated statement) {
        int at = statement.account().indexOf('@');
        if (statement.kind() != BalanceKind.ON_HAND || statement.units() == null || at < 0) {
            return List.of();
        }
        return List.of(cost(
                statement,
                FactPart.STATED_STOCK,
                1,
                statement.account().substring(0, at),
                statement.account().substring(at + 1),
                statement.units(),
                Map.of("use", Claims.useOf(statement))));
    }

    static Pending cost(
            BusinessEvent event,
            FactPart part,
            int ordinal,
            String sku,
            @Nullable String location,
            long quantity,
            Map<String, String> codes) {
        return new Pending(
                part,
                ordinal,
                costOf(event, sku, location),
                event.envelope().occurredAt(),
                quantity,
                null,
                codes,
                Map.of(SubKey.STOCK, stock(sku, location)));
    }

    private static ValueKey costOf(BusinessEvent event, String sku, @Nullable String location) {
        return new ValueKey(ValueKind.UNIT_COST, event.envelope().entity(), sku, location);
    }

    private static Map<String, String> codes(StockMoved move) {
        ItemCondition condition = move.condition() == null ? ItemCondition.RESALEABLE : move.condition();
        return Map.of(
                "kind", move.kind().code(),
                "condition", condition.code(),
                "transfer", move.transfer() == null ? Claims.NO : Claims.YES);
    }

    private static Map<SubKey, String> keys(StockMoved move) {
        Map<SubKey, String> keys = new HashMap<>();
        keys.put(SubKey.STOCK, stock(move.sku(), move.location()));
        if (move.transfer() != null) {
            keys.put(SubKey.TRANSFER, move.transfer());
        }
        return keys;
    }

    private static String stock(String sku, @Nullable String location) {
        return location == null ? sku : sku + "@" + location;
    }
}
