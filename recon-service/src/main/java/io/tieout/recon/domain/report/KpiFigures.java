package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import java.time.Duration;
import java.util.List;

/// What figures are computed from, as the database adds it up.
///
/// @param rules of the window
/// @param resolved what was resolved in the window
/// @param open what is open now
/// @param stock what was compared of goods, by location
/// @param told what was told in the window, whatever the rule
/// @param byHand what people wrote in the ERP in the window, by person and by account
/// @param customers profiles begun in the window
public record KpiFigures(
        List<OfRule> rules,
        List<Times> resolved,
        List<Times> open,
        List<StockFigures> stock,
        List<Told> told,
        List<ByHand> byHand,
        List<CustomerFigures> customers) {

    public KpiFigures {
        rules = List.copyOf(rules);
        resolved = List.copyOf(resolved);
        open = List.copyOf(open);
        stock = List.copyOf(stock);
        told = List.copyOf(told);
        byHand = List.copyOf(byHand);
        customers = List.copyOf(customers);
    }

    /// The items of one rule, legal entity and currency.
    ///
    /// @param due items of which nothing is awaited any more
    /// @param matched due items that tie and have no open break
    /// @param open items with an open break
    /// @param delayed items that came late, or are missing past due
    /// @param expected what the source says in all
    /// @param outOfPeriod what the ERP posted outside the period of origin
    /// @param variance source less ERP of due items
    public record OfRule(
            String rule,
            String entity,
            String currency,
            long due,
            Money dueValue,
            long matched,
            Money matchedValue,
            long open,
            Money openValue,
            long delayed,
            Money expected,
            Money outOfPeriod,
            Money variance) {}

    /// Times of several breaks: from first detected to resolved, or to now.
    ///
    /// @param isAuto whether they closed by themselves, because what was late arrived
    public record Times(String entity, String currency, boolean isAuto, long count, Duration median, Duration p90) {}
}
