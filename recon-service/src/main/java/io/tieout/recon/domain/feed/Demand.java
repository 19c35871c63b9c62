package io.tieout.recon.domain.feed;

/// That a feed must tell something in a window in which others of the legal entity told so many events.
///
/// @param isNaming whether only events count that name a record of the source that is watched, such as a payment of one
///     of its orders
public record Demand(Teller by, boolean isNaming, int atLeast) {}
