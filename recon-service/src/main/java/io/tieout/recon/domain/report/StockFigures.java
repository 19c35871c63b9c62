package io.tieout.recon.domain.report;

import io.tieout.event.Money;

/// What the comparisons of one location come to that are due.
///
/// @param compared statements and counts that were held against what moved
/// @param expected pieces in all
/// @param offUnits pieces too few and too many, added up and not netted
/// @param net what they are worth, too many taken off too few
/// @param absolute the same added up
public record StockFigures(
        String entity,
        String location,
        String currency,
        long compared,
        long expected,
        long offUnits,
        Money net,
        Money absolute) {}
