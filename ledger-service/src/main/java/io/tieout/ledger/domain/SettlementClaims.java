package io.tieout.ledger.domain;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How processors and marketplaces pay.
final class SettlementClaims {

    private SettlementClaims() {}

    static List<Claim> of(SettlementEvent event) {
        return switch (event) {
            case PayoutChanged payout ->
                List.of(Claim.of(
                        FactPart.PAYOUT,
                        Map.of(
                                "status", payout.status().code(),
                                "method", payout.method().code()),
                        Map.of(
                                SubKey.ACCOUNT, payout.account(),
                                SubKey.PAYOUT, payout.envelope().subject()),
                        payout.amount()));
            case SettlementLineStated line ->
                List.of(Claim.of(
                        FactPart.SETTLEMENT,
                        Map.of("kind", line.kind().code(), "word", line.kindAsSent()),
                        keys(line),
                        line.gross(),
                        line.fee()));
        };
    }

    /// What a conversion gave less than the books held the foreign money for: row 22a.
    static List<Pending> pending(SettlementEvent event) {
        if (!(event instanceof SettlementLineStated line)) {
            return List.of();
        }
        Money foreign = line.converted();
        if (foreign == null) {
            return List.of();
        }
        String pair =
                foreign.currency().getCurrencyCode() + line.gross().currency().getCurrencyCode();
        return List.of(new Pending(
                FactPart.CONVERSION,
                1,
                new ValueKey(ValueKind.RATE, line.envelope().entity(), pair, null),
                line.envelope().occurredAt(),
                foreign.minor(),
                line.gross(),
                Map.of(),
                keys(line)));
    }

    private static Map<SubKey, String> keys(SettlementLineStated line) {
        Map<SubKey, String> keys = new HashMap<>();
        keys.put(SubKey.ACCOUNT, line.account());
        for (Reference reference : line.envelope().references()) {
            if (reference.type() == ReferenceType.PAYOUT) {
                keys.put(SubKey.PAYOUT, reference.value());
            }
        }
        return keys;
    }
}
