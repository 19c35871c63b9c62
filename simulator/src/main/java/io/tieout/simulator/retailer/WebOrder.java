package io.tieout.simulator.retailer;

import io.tieout.event.Reference;

/// An order of a web shop.
///
/// @param dice what chance of the order is thrown with
record WebOrder(Company company, Reference name, Dice dice) {}
