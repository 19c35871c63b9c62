package io.tieout.recon.domain.onhand;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.Figure;
import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.domain.total.Addend;
import io.tieout.recon.domain.total.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A rule about stock: what was on hand before and what moved since must come to what is stated or counted,
/// of each item at each location, in pieces; a difference is valued by what a piece cost then.
///
/// @param stated which statements
/// @param counted which counts
/// @param moved what changes what is on hand
/// @param cost who says what a piece costs
/// @param within how long after a statement or an approval its movements may still be told
/// @param currency in which what has no value is shown
public record OnHandRule(
        Terms terms,
        Source stated,
        Source counted,
        Movements moved,
        Source cost,
        Allowance within,
        CountTolerance tolerance,
        FunctionalCurrency currency)
        implements Rule {

    /// Statements, counts and corrections of one item at one location. One a day makes that more than
    /// twenty years.
    public static final int LEGS_MAX = 10_000;

    private static final Figure PIECES = Figure.parse("quantity");

    /// Movements by what they are.
    ///
    /// @param sums the ids of the kept sums, made of all that decides what is added
    public record Movements(Map<Flow, List<Source>> flows, List<Source> adjusted, Map<Flow, UUID> sums) {

        public Movements {
            flows = Map.copyOf(flows);
            adjusted = List.copyOf(adjusted);
            sums = Map.copyOf(sums);
        }

        /// @param rule its id
        public static Movements of(String rule, Map<Flow, List<Source>> flows, List<Source> adjusted) {
            return new Movements(
                    flows,
                    adjusted,
                    flows.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, each -> sumOf(rule, each.getKey(), each.getValue()))));
        }

        private static UUID sumOf(String rule, Flow flow, List<Source> sources) {
            List<Addend> addends = sources.stream()
                    .map(source -> new Addend(source, PIECES, false))
                    .toList();
            return Measure.of(rule, ReferenceType.ACCOUNT, flow.code(), PIECES, addends)
                    .sum();
        }
    }

    UUID sumOf(Flow flow) {
        return moved.sums().getOrDefault(flow, new UUID(0, 0));
    }

    boolean adjusts(StockMoved move) {
        return tells(moved.adjusted(), move);
    }

    private static boolean tells(List<Source> sources, BusinessEvent event) {
        return sources.stream().anyMatch(source -> source.tells(event));
    }

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return stated.tells(leg.event()) || counted.tells(leg.event());
    }

    @Override
    public Place placeOf(Leg leg) {
        return keyOf(leg).map(key -> new Place(Set.of(key), Set.of())).orElse(Place.NOWHERE);
    }

    private Optional<Reference> keyOf(Leg leg) {
        String entity = leg.envelope().entity();
        if (cost.tells(leg.event())) {
            return Optional.of(Spot.item(entity, leg.envelope().subject()));
        }
        return compares(leg) || tells(moved.adjusted(), leg.event())
                ? Spot.of(leg.event()).map(spot -> spot.account(entity))
                : Optional.empty();
    }

    /// What an item costs is told once for all its locations.
    @Override
    public Set<Reference> contextOf(Reference unit) {
        return unit.type() == ReferenceType.ACCOUNT
                ? Spot.parse(unit.value()).stream()
                        .map(spot -> Spot.item(unit.issuer(), spot.sku()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public List<Part> partsOf(Leg leg) {
        if (leg.isConflict() || !(leg.event() instanceof StockMoved move)) {
            return List.of();
        }
        Reference account =
                new Spot(move.sku(), move.location()).account(leg.envelope().entity());
        return moved.flows().entrySet().stream()
                .filter(each -> tells(each.getValue(), move))
                .map(each -> new Part(account, sumOf(each.getKey()), Pieces.of(move.quantity()), true))
                .toList();
    }

    @Override
    public boolean addsUp(Reference key) {
        return key.type() == ReferenceType.ACCOUNT;
    }

    @Override
    public Set<Sums.UpTo> timedSums(List<Leg> legs) {
        return legs.stream()
                .flatMap(this::instantOf)
                .flatMap(instant -> moved.sums().values().stream().map(sum -> new Sums.UpTo(sum, instant)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Instant> instantOf(Leg leg) {
        if (!compares(leg)) {
            return Stream.empty();
        }
        return switch (leg.event()) {
            case BalanceStated balance -> Stream.of(balance.asOf());
            case StockCounted count -> Stream.of(count.envelope().occurredAt());
            default -> Stream.empty();
        };
    }

    /// Adds up the movements that are among the legs.
    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return legs.stream()
                .filter(this::compares)
                .flatMap(leg -> keyOf(leg).stream())
                .findFirst()
                .map(account -> fold(legs, Sums.of(account, legs, this::partsOf, timedSums(legs)), at))
                .orElse(Fold.NOTHING);
    }

    @Override
    public Fold fold(List<Leg> legs, Sums sums, Instant at) {
        return new OnHandFold(this, new UnitCosts(this, legs), at).of(Shelf.of(this, legs, sums));
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
