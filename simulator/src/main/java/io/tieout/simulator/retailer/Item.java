package io.tieout.simulator.retailer;

/// One article of the catalogue.
///
/// @param priceMinor on the first day, without tax
/// @param costMinor what the retailer pays for one on the first day
/// @param isExempt whether no tax is due on it
/// @param number its place in the catalogue, from 0
record Item(String sku, long priceMinor, long costMinor, boolean isExempt, int number) {}
