package io.tieout.simulator.retailer;

import io.tieout.event.SourceRole;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A legal entity with its books, and the systems that work for it.
///
/// @param taxBasisPoints tax on what is not exempt, in hundredths of a percent
/// @param wallet the second processor
/// @param catalogue the system that describes items and keeps their prices
/// @param sister whose gift cards it takes, where it has stores and nothing else; null where it has its own
public record Company(
        String entity,
        String currency,
        int taxBasisPoints,
        Party shop,
        Party registers,
        Party marketplace,
        Party processor,
        Party wallet,
        Party cards,
        Party warehouse,
        Party erp,
        Party integration,
        Party bank,
        Party catalogue,
        Party customers,
        @Nullable Company sister) {

    private static final LocalTime STORES_CLOSE = LocalTime.of(3, 0);

    static Company of(String entity, String currency, int taxBasisPoints, ZoneId zone) {
        return of(entity, currency, taxBasisPoints, zone, null);
    }

    /// One with stores only, which sells in the currency of its sister, taxes as it does and takes its gift cards.
    static Company ofStores(String entity, Company sister, ZoneId zone) {
        return of(entity, sister.currency(), sister.taxBasisPoints(), zone, sister);
    }

    private static Company of(
            String entity, String currency, int taxBasisPoints, ZoneId zone, @Nullable Company sister) {
        String name = entity.toLowerCase(java.util.Locale.ROOT);
        return new Company(
                entity,
                currency,
                taxBasisPoints,
                party("shop-" + name, SourceRole.STOREFRONT, entity, zone),
                new Party("pos-" + name, List.of(SourceRole.POS), entity, zone, STORES_CLOSE),
                party("marketplace-" + name, SourceRole.MARKETPLACE, entity, ZoneId.of("UTC")),
                party("processor-" + name, SourceRole.PROCESSOR, entity, ZoneId.of("UTC")),
                party("wallet-" + name, SourceRole.PROCESSOR, entity, ZoneId.of("UTC")),
                sister == null
                        ? party("cards-" + name, SourceRole.GIFT_CARD_PLATFORM, entity, ZoneId.of("UTC"))
                        : sister.cards(),
                party("warehouse-" + name, SourceRole.WMS, entity, zone),
                party("erp-" + name, SourceRole.ERP, entity, zone),
                party("integration-" + name, SourceRole.INTEGRATION, entity, ZoneId.of("UTC")),
                party("bank-" + name, SourceRole.BANK, entity, zone),
                party("catalogue-" + name, SourceRole.PIM, entity, zone),
                party("customers-" + name, SourceRole.CRM, entity, zone),
                sister);
    }

    /// Whether it has no shop, no marketplace and no cards of its own.
    boolean hasStoresOnly() {
        return sister != null;
    }

    /// Who owes the gift cards that its customers pay with.
    Company issuer() {
        return sister == null ? this : sister;
    }

    PromotionPolicy promotionPolicy() {
        return PromotionPolicy.of(entity);
    }

    /// Those that tell something.
    List<Party> parties() {
        return hasStoresOnly()
                ? List.of(registers, processor, wallet, warehouse, erp, integration, bank, catalogue)
                : List.of(
                        shop,
                        registers,
                        marketplace,
                        processor,
                        wallet,
                        cards,
                        warehouse,
                        erp,
                        integration,
                        bank,
                        catalogue,
                        customers);
    }

    private static Party party(String id, SourceRole role, String entity, ZoneId zone) {
        return new Party(id, List.of(role), entity, zone, LocalTime.MIDNIGHT);
    }
}
