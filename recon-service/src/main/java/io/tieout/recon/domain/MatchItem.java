package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row of the comparison: a refund or another record with what both sides hold of it, in one currency.
///
/// @param key the rule key: the strongest id of the record, `refund:shopify-us:9001`
/// @param businessDate of the source's leg, else of the oldest
/// @param sourceCount 1 where the source owes it, else 0
/// @param source what the source owes
/// @param targetCount documents in the ERP's books
/// @param target what they add up to
/// @param breaks the part of the difference that a break explains
/// @param timing the part that is not due yet
/// @param finding what explains `breaks`; also set for a break of 0.00
/// @param quantity the pieces, where it is about goods
public record MatchItem(
        String key,
        String entity,
        ItemStatus status,
        @Nullable Reference order,
        LocalDate businessDate,
        int sourceCount,
        Money source,
        int targetCount,
        Money target,
        Money breaks,
        Money timing,
        @Nullable FindingKey finding,
        @Nullable Quantity quantity) {

    private static final String AS = " as ";

    /// About nothing but money.
    public MatchItem(
            String key,
            String entity,
            ItemStatus status,
            @Nullable Reference order,
            LocalDate businessDate,
            int sourceCount,
            Money source,
            int targetCount,
            Money target,
            Money breaks,
            Money timing,
            @Nullable FindingKey finding) {
        this(
                key,
                entity,
                status,
                order,
                businessDate,
                sourceCount,
                source,
                targetCount,
                target,
                breaks,
                timing,
                finding,
                null);
    }

    /// The key of a record of which the ERP has several documents, `transfer:wms:TR-1 as inward`.
    public static String keyOf(Reference record, String kind) {
        return record + AS + kind;
    }

    /// What it is about, without the kind of document.
    public String record() {
        int end = key.lastIndexOf(AS);
        return end < 0 ? key : key.substring(0, end);
    }

    public Money variance() {
        return source.minus(target);
    }

    /// What neither a break nor timing explains. Anything but zero makes a run incomplete.
    public Money residual() {
        return variance().minus(breaks).minus(timing);
    }

    /// With what a break would explain as not due yet.
    public MatchItem asTiming() {
        return new MatchItem(
                key,
                entity,
                status,
                order,
                businessDate,
                sourceCount,
                source,
                targetCount,
                target,
                Money.zero(breaks.currency()),
                timing.plus(breaks),
                null,
                quantity);
    }

    MatchItem explainedBy(FindingKey explanation) {
        return new MatchItem(
                key,
                entity,
                status,
                order,
                businessDate,
                sourceCount,
                source,
                targetCount,
                target,
                breaks,
                timing,
                explanation,
                quantity);
    }
}
