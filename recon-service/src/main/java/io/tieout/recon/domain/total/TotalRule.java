package io.tieout.recon.domain.total;

import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.BusinessCalendar;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A rule about totals, such as payouts: each must be the sum of its parts, which carry its reference.
///
/// Parts are never read again: each batch adds those that are new to a sum that is kept.
///
/// @param reference what total and parts share; the unit of folding
/// @param by a field of total and parts by which records of one reference are told apart, such as the register of a
///     store-day; null where the reference alone is the record
/// @param total which events state one
/// @param measures what it states, at least one
/// @param count how many parts it states, in a field that is a whole number; null where it states no number
/// @param opening what begins a record, which must be followed by a total; null where nothing does
/// @param isCount whether each total is a count: it is held against what moved since the one before, which left nothing
/// @param withoutParts whether a total of which no part was told is compared too
/// @param within how long after the total its parts may come
/// @param breakClass of a total that is not the sum
public record TotalRule(
        Terms terms,
        ReferenceType reference,
        @Nullable String by,
        Source total,
        List<Measure> measures,
        @Nullable Measure count,
        @Nullable Opening opening,
        boolean isCount,
        boolean withoutParts,
        Allowance within,
        BreakClass breakClass)
        implements Rule {

    /// Events of one record that are no parts: who states it and, by other rules, its documents. A total is stated
    /// once or twice.
    public static final int LEGS_MAX = 1_000;

    /// The kind of the item of a record that was begun and is not closed.
    public static final String CLOSING = "closing";

    /// Names of items that are no measures.
    public static final Set<String> RESERVED = Set.of(PartCount.NAME, CLOSING);

    public TotalRule {
        measures = List.copyOf(measures);
    }

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return total.tells(leg.event()) || opens(leg);
    }

    private boolean opens(Leg leg) {
        return opening != null && opening.source().tells(leg.event());
    }

    @Override
    public boolean seals() {
        return opening != null;
    }

    @Override
    public boolean folds(Reference key) {
        return key.type() == reference;
    }

    @Override
    public Place placeOf(Leg leg) {
        return compares(leg)
                ? recordOf(leg)
                        .map(record -> new Place(Set.of(record), Set.of()))
                        .orElse(Place.NOWHERE)
                : Place.NOWHERE;
    }

    /// What a contradiction says is no part of anything.
    @Override
    public List<Part> partsOf(Leg leg) {
        if (leg.isConflict()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Measure measure : kept()) {
            Money amount = measure.partOf(leg.event());
            if (amount != null) {
                recordOf(leg)
                        .ifPresent(record -> parts.add(
                                new Part(record, measure.sum(), amount, isCount, measure.serialOf(leg.event()))));
            }
        }
        return parts;
    }

    @Override
    public boolean addsUp(Reference key) {
        return key.type() == reference;
    }

    @Override
    public Set<UUID> sums() {
        return kept().stream().map(Measure::sum).collect(Collectors.toUnmodifiableSet());
    }

    /// Everything of which sums are kept.
    private List<Measure> kept() {
        return count == null
                ? measures
                : Stream.concat(measures.stream(), Stream.of(count)).toList();
    }

    /// Before the first count of a record nothing is there, so all that moved until it counts.
    @Override
    public Set<Sums.UpTo> timedSums(List<Leg> legs) {
        if (!isCount) {
            return Set.of();
        }
        Set<Sums.UpTo> wanted = new HashSet<>();
        for (Leg leg : legs) {
            if (compares(leg)) {
                for (UUID sum : sums()) {
                    wanted.add(new Sums.UpTo(sum, CountFold.BEGINNING));
                    wanted.add(new Sums.UpTo(sum, leg.occurredAt()));
                }
            }
        }
        return wanted;
    }

    /// Where a total is stated, numbers say which of its parts were not told.
    @Override
    public Set<UUID> numberedSums(List<Leg> legs) {
        return count != null && count.numbering() != null && legs.stream().anyMatch(leg -> total.tells(leg.event()))
                ? Set.of(count.sum())
                : Set.of();
    }

    /// When something that `leg` began is due.
    Instant dueAfter(Leg leg, Allowance allowance) {
        BusinessCalendar calendar = terms.calendar();
        return allowance.dueAfter(
                leg.occurredAt(),
                leg.envelope().businessDate(),
                calendar,
                calendar.zoneOf(leg.envelope().entity()));
    }

    /// The total that a leg states or is a part of; empty where it names none.
    Optional<Reference> recordOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        return references.isEmpty() ? Optional.empty() : partOf(leg.ownReferenceAmong(references), leg);
    }

    private Optional<Reference> partOf(Reference whole, Leg leg) {
        if (by == null) {
            return Optional.of(whole);
        }
        String part = EventFields.word(leg.event(), by);
        String value = whole.value() + "/" + part;
        return part.equals(EventFields.NONE) || value.length() > Limits.ID_LENGTH_MAX
                ? Optional.empty()
                : Optional.of(new Reference(reference, whole.issuer(), value));
    }

    /// Adds up the parts that are among the legs.
    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return fold(legs, record -> Sums.of(record, legs, this::partsOf, timedSums(legs)), at);
    }

    @Override
    public Fold fold(List<Leg> legs, Sums sums, Instant at) {
        return fold(legs, _ -> sums, at);
    }

    private Fold fold(List<Leg> legs, Function<Reference, Sums> sumsOf, Instant at) {
        return isCount ? CountFold.of(this, legs, sumsOf, at) : TotalFold.of(this, legs, sumsOf, at);
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
