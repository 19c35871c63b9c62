package io.tieout.recon.domain.onhand;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent;
import java.util.Optional;

/// An item at a location, as statements name it: `SKU@location`.
public record Spot(String sku, String location) {

    private static final char AT = '@';

    static Optional<Spot> of(BusinessEvent event) {
        return switch (event) {
            case StockEvent stock -> Optional.of(new Spot(stock.sku(), stock.location()));
            case BalanceStated stated when stated.units() != null -> parse(stated.account());
            default -> Optional.empty();
        };
    }

    /// What has no location is no place.
    static Optional<Spot> parse(String text) {
        int at = text.lastIndexOf(AT);
        return at <= 0 || at == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Spot(text.substring(0, at), text.substring(at + 1)));
    }

    /// What is folded together: an entity's pieces of the item there, whichever system tells of them.
    Reference account(String entity) {
        return new Reference(ReferenceType.ACCOUNT, entity, toString());
    }

    /// Under which what an item costs is kept.
    static Reference item(String entity, String sku) {
        return new Reference(ReferenceType.SKU, entity, sku);
    }

    @Override
    public String toString() {
        return sku + AT + location;
    }
}
