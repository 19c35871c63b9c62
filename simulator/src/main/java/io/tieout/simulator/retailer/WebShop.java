package io.tieout.simulator.retailer;

/// Those who see to the orders of the web shop.
///
/// @param stores that take back what was bought in it
record WebShop(Trade trade, Deliveries deliveries, WebRefunds refunds, StoreDays stores) {}
