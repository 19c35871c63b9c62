package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.recon.domain.MatchItem;
import java.util.Currency;

/// A row of the three-column report: what both sides hold, and what accounts for the difference.
///
/// @param key the status, business date, order or rule; empty for items without an order
/// @param absoluteBreaks sum of the magnitudes of the items' breaks: positive and negative ones are never netted
public record Line(
        String entity,
        String key,
        long sourceCount,
        Money source,
        long targetCount,
        Money target,
        Money breaks,
        Money timing,
        Money absoluteBreaks) {

    /// @param rule the id of the item's rule
    public static Line of(String rule, MatchItem item, GroupBy by) {
        String key = switch (by) {
            case STATUS -> item.status().code();
            case DATE -> item.businessDate().toString();
            case ORDER -> item.order() == null ? "" : item.order().value();
            case RULE -> rule;
        };
        return new Line(
                item.entity(),
                key,
                item.sourceCount(),
                item.source(),
                item.targetCount(),
                item.target(),
                item.breaks(),
                item.timing(),
                item.breaks().magnitude());
    }

    public static Line zero(String entity, String key, Currency currency) {
        Money none = Money.zero(currency);
        return new Line(entity, key, 0, none, 0, none, none, none, none);
    }

    public Currency currency() {
        return source.currency();
    }

    public Money variance() {
        return source.minus(target);
    }

    public Money residual() {
        return variance().minus(breaks).minus(timing);
    }

    public Line plus(Line other) {
        return new Line(
                entity,
                key,
                sourceCount + other.sourceCount,
                source.plus(other.source),
                targetCount + other.targetCount,
                target.plus(other.target),
                breaks.plus(other.breaks),
                timing.plus(other.timing),
                absoluteBreaks.plus(other.absoluteBreaks));
    }
}
