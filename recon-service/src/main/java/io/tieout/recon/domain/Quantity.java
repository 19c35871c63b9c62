package io.tieout.recon.domain;

import io.tieout.event.Money;

/// The pieces of an item of the comparison that is about goods.
///
/// @param location where they are
/// @param value what the difference is worth, whether or not it is within the tolerance; zero where no cost
///     is known
public record Quantity(String location, long expected, long stated, Money value) {}
