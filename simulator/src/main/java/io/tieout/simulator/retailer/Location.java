package io.tieout.simulator.retailer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Where goods of a company are. Each company has two warehouses and its stores, and most have goods at the
/// marketplace's.
///
/// @param number from 0, over all companies
record Location(int number, String id, Company company, ZoneId zone, Kind kind) {

    /// What is done there, which decides from where it is replenished.
    enum Kind {
        /// Receives from suppliers and ships to customers and to the other locations.
        WAREHOUSE,
        /// Ships what the marketplace fulfils.
        MARKETPLACE,
        STORE
    }

    static List<Location> of(List<Company> companies, List<Store> stores) {
        List<Location> locations = new ArrayList<>();
        for (Company company : companies) {
            ZoneId zone = company.warehouse().zone();
            locations.add(new Location(locations.size(), webWarehouse(company), company, zone, Kind.WAREHOUSE));
            locations.add(new Location(locations.size(), marketWarehouse(company), company, zone, Kind.WAREHOUSE));
            if (!company.hasStoresOnly()) {
                locations.add(new Location(locations.size(), atMarketplace(company), company, zone, Kind.MARKETPLACE));
            }
        }
        for (Store store : stores) {
            locations.add(new Location(locations.size(), store.id(), store.company(), store.zone(), Kind.STORE));
        }
        return List.copyOf(locations);
    }

    /// From where the web shop ships.
    static String webWarehouse(Company company) {
        return "DC-" + company.entity();
    }

    /// From where the retailer ships what was ordered at the marketplace.
    static String marketWarehouse(Company company) {
        return "DC-" + company.entity() + "-2";
    }

    /// Where the marketplace keeps what it ships itself.
    static String atMarketplace(Company company) {
        return "FC-" + company.entity();
    }
}
