package io.tieout.simulator.retailer;

/// One article of the catalogue.
///
/// @param priceMinor without tax
/// @param costMinor what the retailer pays for one
/// @param isExempt whether no tax is due on it
record Item(String sku, long priceMinor, long costMinor, boolean isExempt) {}
