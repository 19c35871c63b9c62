package io.tieout.simulator.retailer;

import io.tieout.event.SourceRole;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// A legal entity with its books, and the systems that work for it.
///
/// @param taxBasisPoints tax on what is not exempt, in hundredths of a percent
/// @param wallet the second processor
/// @param catalogue the system that describes items and keeps their prices
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
        Party customers) {

    private static final LocalTime STORES_CLOSE = LocalTime.of(3, 0);

    static Company of(String entity, String currency, int taxBasisPoints, ZoneId zone) {
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
                party("cards-" + name, SourceRole.GIFT_CARD_PLATFORM, entity, ZoneId.of("UTC")),
                party("warehouse-" + name, SourceRole.WMS, entity, zone),
                party("erp-" + name, SourceRole.ERP, entity, zone),
                party("integration-" + name, SourceRole.INTEGRATION, entity, ZoneId.of("UTC")),
                party("bank-" + name, SourceRole.BANK, entity, zone),
                party("catalogue-" + name, SourceRole.PIM, entity, zone),
                party("customers-" + name, SourceRole.CRM, entity, zone));
    }

    List<Party> parties() {
        return List.of(
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
