package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.recon.domain.report.KpiFigures.OfRule;
import io.tieout.recon.domain.report.KpiFigures.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// The figures that reconciliation can answer from what it compares, one set for each legal entity and currency.
public final class Kpis {

    /// What was sold: deliveries of the web and the trading days of stores.
    private static final Set<String> SALES = Set.of("invoices", "store-days");

    private static final Set<String> RETURNS = Set.of("refunds");
    private static final Set<String> SETTLEMENTS = Set.of("payouts", "payout-lines");
    private static final Set<String> FEES = Set.of("fees");

    private static final String NO_CURRENCY = "";

    private final Kpi.Of of;
    private final KpiFigures figures;
    private final Money none;

    private Kpis(Kpi.Of of, KpiFigures figures) {
        this.of = of;
        this.figures = figures;
        this.none = Money.of(0, of.currency());
    }

    public static List<Kpi> of(KpiFigures figures) {
        Set<String> seen = new TreeSet<>();
        List<Kpi> all = new ArrayList<>();
        Stream.of(
                        figures.rules().stream().map(each -> new Kpi.Of(each.entity(), each.currency())),
                        Stream.concat(figures.resolved().stream(), figures.open().stream())
                                .map(each -> new Kpi.Of(each.entity(), each.currency())),
                        figures.told().stream()
                                .map(each -> new Kpi.Of(
                                        each.entity(), each.amount().currency().getCurrencyCode())))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Kpi.Of::entity).thenComparing(Kpi.Of::currency))
                .filter(each -> seen.add(each.entity() + " " + each.currency()))
                .forEach(each -> all.addAll(new Kpis(each, figures).all()));
        figures.customers().forEach(each -> all.addAll(customers(each)));
        return all;
    }

    /// About people, so in no currency.
    private static List<Kpi> customers(CustomerFigures customers) {
        Kpi.Of whose = new Kpi.Of(customers.entity(), NO_CURRENCY);
        return List.of(
                whose.count("customers-created", customers.created()),
                whose.ratio("duplicate-customers", customers.duplicates(), customers.created()));
    }

    private List<Kpi> all() {
        List<OfRule> rules = figures.rules().stream()
                .filter(each ->
                        each.entity().equals(of.entity()) && each.currency().equals(of.currency()))
                .toList();
        List<OfRule> sales = among(rules, SALES);
        List<OfRule> returns = among(rules, RETURNS);
        List<OfRule> settlements = among(rules, SETTLEMENTS);
        List<Kpi> all = new ArrayList<>(List.of(
                of.count("unreconciled-sales", count(sales, OfRule::open)),
                of.amount("unreconciled-sales-value", sum(sales, OfRule::openValue)),
                of.ratio("unreconciled-rate", count(sales, OfRule::open), count(sales, OfRule::due)),
                of.ratio("auto-match-rate", count(rules, OfRule::matched), count(rules, OfRule::due)),
                of.ratio("auto-match-value-rate", sum(rules, OfRule::matchedValue), sum(rules, OfRule::dueValue)),
                of.count("unmatched-settlements", count(settlements, OfRule::open)),
                of.amount("unmatched-settlements-value", sum(settlements, OfRule::openValue)),
                of.ratio("delayed", count(rules, OfRule::delayed), count(rules, OfRule::due)),
                of.ratio("return-exceptions", count(returns, OfRule::open), count(returns, OfRule::due)),
                of.amount(
                        "fee-variance",
                        sum(among(rules, FEES), OfRule::variance).negated()),
                of.ratio("out-of-period", sum(rules, OfRule::outOfPeriod), sum(sales, OfRule::expected))));
        Times resolved = times(figures.resolved(), false);
        Times auto = times(figures.resolved(), true);
        Times open = times(figures.open(), false);
        all.add(of.time("time-to-resolution-median", resolved.median(), resolved.count()));
        all.add(of.time("time-to-resolution-p90", resolved.p90(), resolved.count()));
        all.add(of.time("time-to-auto-close-median", auto.median(), auto.count()));
        all.add(of.time("time-to-auto-close-p90", auto.p90(), auto.count()));
        all.add(of.time("open-age-p90", open.p90(), open.count()));
        all.addAll(payments());
        all.addAll(manual(count(rules, OfRule::due)));
        all.addAll(stock());
        return all;
    }

    /// Of the business itself, whatever was compared.
    private List<Kpi> payments() {
        Told won = told(Told.Kind.DISPUTE_WON);
        return List.of(
                of.ratio(
                        "chargeback-rate",
                        told(Told.Kind.DISPUTED).count(),
                        told(Told.Kind.CAPTURED).count()),
                of.ratio(
                        "chargeback-win-rate",
                        won.count(),
                        won.count() + told(Told.Kind.DISPUTE_LOST).count()),
                of.ratio(
                        "effective-fee-rate",
                        told(Told.Kind.FEE).amount(),
                        told(Told.Kind.CAPTURED).amount()));
    }

    private List<Kpi> manual(long due) {
        Told manual = told(Told.Kind.MANUAL);
        List<Kpi> all = new ArrayList<>(List.of(
                of.count("manual-adjustments", manual.count()),
                of.amount("manual-adjustments-value", manual.amount()),
                of.perThousand("manual-adjustments-rate", manual.count(), due)));
        for (ByHand part : figures.byHand()) {
            if (part.entity().equals(of.entity()) && part.amount().currency().equals(none.currency())) {
                String code = "manual-adjustments-by-" + part.part().code();
                all.add(of.by(part.name()).count(code, part.count()));
                all.add(of.by(part.name()).amount(code + "-value", part.amount()));
            }
        }
        return all;
    }

    private Told told(Told.Kind kind) {
        return figures.told().stream()
                .filter(each -> each.kind() == kind
                        && each.entity().equals(of.entity())
                        && each.amount().currency().equals(none.currency()))
                .findFirst()
                .orElseGet(() -> new Told(kind, of.entity(), LocalDate.EPOCH, 0, none));
    }

    /// Of each location, and before them of all where there are any.
    private List<Kpi> stock() {
        List<StockFigures> own = figures.stock().stream()
                .filter(each ->
                        each.entity().equals(of.entity()) && each.currency().equals(of.currency()))
                .toList();
        List<Kpi> all = new ArrayList<>();
        if (!own.isEmpty()) {
            all.addAll(stock(of, own));
        }
        own.forEach(each -> all.addAll(stock(of.at(each.location()), List.of(each))));
        return all;
    }

    private List<Kpi> stock(Kpi.Of whose, List<StockFigures> own) {
        return List.of(
                whose.ratio(
                        "inventory-variance",
                        own.stream().mapToLong(StockFigures::offUnits).reduce(0, Math::addExact),
                        own.stream().mapToLong(StockFigures::expected).reduce(0, Math::addExact)),
                whose.amount(
                        "inventory-variance-net",
                        own.stream().map(StockFigures::net).reduce(none, Money::plus)),
                whose.amount(
                        "inventory-variance-absolute",
                        own.stream().map(StockFigures::absolute).reduce(none, Money::plus)));
    }

    private Times times(List<Times> among, boolean isAuto) {
        return among.stream()
                .filter(each -> each.isAuto() == isAuto
                        && each.entity().equals(of.entity())
                        && each.currency().equals(of.currency()))
                .findFirst()
                .orElseGet(() -> new Times(of.entity(), of.currency(), isAuto, 0, Duration.ZERO, Duration.ZERO));
    }

    private static List<OfRule> among(List<OfRule> rules, Set<String> ids) {
        return rules.stream().filter(each -> ids.contains(each.rule())).toList();
    }

    private static long count(List<OfRule> rules, ToLongFunction<OfRule> figure) {
        return rules.stream().mapToLong(figure).reduce(0, Math::addExact);
    }

    private Money sum(List<OfRule> rules, Function<OfRule, Money> figure) {
        return rules.stream().map(figure).reduce(none, Money::plus);
    }
}
