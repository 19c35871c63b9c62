package io.tieout.recon.domain;

import io.tieout.event.Reference;
import io.tieout.recon.domain.period.Calendars;
import io.tieout.recon.domain.rule.BusinessCalendar;
import io.tieout.recon.domain.rule.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules that are in force, at least one.
///
/// @param calendars by which accounting periods are compared
public record RuleBook(List<Rule> rules, Calendars calendars) {

    /// Where nobody asks for accounting periods.
    public RuleBook(List<Rule> rules) {
        this(rules, Calendars.MONTHS);
    }

    public RuleBook {
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.terms().id())) {
                throw new IllegalArgumentException(
                        "two rules are called '" + rule.terms().id() + "', so their breaks could not be told apart");
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("without a rule nothing is compared");
        }
    }

    public Optional<Rule> find(String id) {
        return rules.stream().filter(rule -> rule.terms().id().equals(id)).findFirst();
    }

    /// The calendar of a rule; that of the first one where the rule is no longer in force.
    public BusinessCalendar calendarOf(String id) {
        return find(id).orElse(rules.getFirst()).terms().calendar();
    }

    /// Ids and versions, `refunds/1, stock/1`.
    public String names() {
        return rules.stream().map(Rule::terms).map(Terms::name).collect(Collectors.joining(", "));
    }

    /// Where a leg belongs for the rules that fold by reference.
    public Place placeOf(Leg leg) {
        Place place = Place.NOWHERE;
        for (Rule rule : rules) {
            place = place.with(rule.placeOf(leg));
        }
        return place;
    }

    /// What a unit is folded with besides its own legs, for any rule.
    public Set<Reference> contextOf(Reference unit) {
        return rules.stream().flatMap(rule -> rule.contextOf(unit).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// What a leg adds to the sums of any rule.
    public List<Part> partsOf(Leg leg) {
        return rules.stream().flatMap(rule -> rule.partsOf(leg).stream()).toList();
    }

    /// Whether any rule adds up the parts of a unit, so that every batch with one of its parts changes it.
    public boolean addsUp(Reference unit) {
        for (Rule rule : rules) {
            if (rule.addsUp(unit)) {
                return true;
            }
        }
        return false;
    }

    /// The ids of the sums that any rule wants of all parts.
    public Set<UUID> sums() {
        return rules.stream().flatMap(rule -> rule.sums().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// The most legs of one unit that any rule examines.
    public int legsMax(Unit unit) {
        return rules.stream()
                .filter(rule -> rule.unit() == unit)
                .mapToInt(rule -> rule.terms().legsMax())
                .max()
                .orElse(0);
    }

    /// Whether there are more legs than a rule examines: in all, or of those that it compares. Parts are no legs of a
    /// unit: only their sums are read.
    public boolean isOverLimit(Rule rule, List<Leg> legs) {
        int legsMax = rule.terms().legsMax();
        return legs.size() > legsMax(rule.unit())
                || (legs.size() > legsMax
                        && legs.stream().filter(rule::compares).count() > legsMax);
    }

    /// In whose blocks what is open by a rule is tied.
    public String pairedIn(String id) {
        return find(id).map(Rule::pairedIn).orElse(id);
    }

    /// The rules whose loose ends are in the blocks of a rule, itself among them.
    public List<String> pairedWith(String id) {
        return Stream.concat(
                        Stream.of(id),
                        rules.stream()
                                .filter(rule -> rule.pairedIn().equals(id))
                                .map(rule -> rule.terms().id()))
                .distinct()
                .toList();
    }

    /// The rules whose items have no documents of the ERP.
    public List<String> withoutDocuments() {
        return rules.stream()
                .filter(rule -> !rule.tiesDocuments())
                .map(rule -> rule.terms().id())
                .toList();
    }
}
