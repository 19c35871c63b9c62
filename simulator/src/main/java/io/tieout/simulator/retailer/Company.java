package io.tieout.simulator.retailer;

import io.tieout.event.SourceRole;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// A legal entity with its books, and the systems that work for it.
///
/// @param taxBasisPoints tax on what is not exempt, in hundredths of a percent
record Company(
        String entity,
        String currency,
        int taxBasisPoints,
        Party shop,
        Party registers,
        Party processor,
        Party cards,
        Party warehouse,
        Party erp,
        Party integration,
        Party bank) {

    private static final LocalTime STORES_CLOSE = LocalTime.of(3, 0);

    static Company of(String entity, String currency, int taxBasisPoints, ZoneId zone) {
        String name = entity.toLowerCase(java.util.Locale.ROOT);
        return new Company(
                entity,
                currency,
                taxBasisPoints,
                party("shop-" + name, SourceRole.STOREFRONT, entity, zone),
                new Party("pos-" + name, List.of(SourceRole.POS), entity, zone, STORES_CLOSE),
                party("processor-" + name, SourceRole.PROCESSOR, entity, ZoneId.of("UTC")),
                party("cards-" + name, SourceRole.GIFT_CARD_PLATFORM, entity, ZoneId.of("UTC")),
                party("warehouse-" + name, SourceRole.WMS, entity, zone),
                party("erp-" + name, SourceRole.ERP, entity, zone),
                party("integration-" + name, SourceRole.INTEGRATION, entity, ZoneId.of("UTC")),
                party("bank-" + name, SourceRole.BANK, entity, zone));
    }

    List<Party> parties() {
        return List.of(shop, registers, processor, cards, warehouse, erp, integration, bank);
    }

    private static Party party(String id, SourceRole role, String entity, ZoneId zone) {
        return new Party(id, List.of(role), entity, zone, LocalTime.MIDNIGHT);
    }
}
