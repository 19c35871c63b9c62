package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.onhand.OnHandRule;
import io.tieout.recon.domain.onhand.StockRow;
import io.tieout.recon.domain.onhand.Transfer;
import io.tieout.recon.domain.onhand.TransitRule;
import io.tieout.recon.domain.report.StockFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is on hand and in transit, as the rules in force see it. Rows are not kept: they follow from the
/// legs.
@ApplicationScoped
public class StockReport {

    /// Items of one file: the legs of all are read.
    public static final int ITEMS_MAX = 2_000;

    private final ReadStock stock;
    private final Rules rules;

    StockReport(ReadStock stock, Rules rules) {
        this.stock = stock;
        this.rules = rules;
    }

    /// One that was looked at, by what the list is ordered.
    ///
    /// @param row null where nothing in the window is held against anything
    public record OnHand(UnitLegs unit, @Nullable StockRow row) {}

    /// @param transfer null where its legs say nothing any more
    public record InTransit(
            LocalDate businessDate, String key, @Nullable Transfer transfer) {}

    /// Up to [PageRequest#limit()] places from the page's cursor on.
    public Uni<List<OnHand>> onHand(String tenant, StockQuery query, PageRequest page) {
        return first(OnHandRule.class)
                .map(rule -> stock.onHand(tenant, rule.terms().id(), query, page)
                        .map(units -> units.stream()
                                .map(unit -> new OnHand(
                                        unit,
                                        StockRow.of(rule, unit.legs(), unit.sums(), query.from(), query.to())
                                                .orElse(null)))
                                .toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /// Up to [PageRequest#limit()] items of transfers from the page's cursor on.
    public Uni<List<InTransit>> inTransit(String tenant, StockQuery query, PageRequest page) {
        return first(TransitRule.class)
                .map(rule -> stock.inTransit(tenant, rule.terms().id(), query, page)
                        .map(all -> all.stream()
                                .map(sent -> new InTransit(
                                        sent.businessDate(),
                                        sent.key(),
                                        Transfer.of(rule, sent.unit().legs()).stream()
                                                .filter(each -> MatchItem.keyOf(each.name(), each.sku())
                                                        .equals(sent.key()))
                                                .findFirst()
                                                .orElse(null)))
                                .toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /// By legal entity, location and currency.
    public Uni<List<StockFigures>> figures(String tenant, StockQuery query) {
        return first(OnHandRule.class)
                .map(rule -> stock.figures(tenant, rule.terms().id(), query))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private <R extends Rule> Optional<R> first(Class<R> kind) {
        return rules.book().rules().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
