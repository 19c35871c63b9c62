package io.tieout.recon.domain.arrival;

import io.tieout.event.CanonicalBytes;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.HashedId;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.reconcile.domain.PairTerms;
import io.tieout.reconcile.domain.Trait;
import io.tieout.reconcile.domain.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule about money on its way to the bank, such as payouts: all that was sent must be on the account, in time.
///
/// A bank knows what a line is of by a number in its text and not who gave it. So a remittance and its lines are kept
/// under that number within their legal entity.
///
/// @param reference what kind of reference a remittance has
/// @param sent who tells that money is on its way, and how much
/// @param back who tells that it came back
/// @param lines of the bank
/// @param within how long it may take to the bank
/// @param toldWithin time for who sent it to say so after the bank had it
/// @param differs the class of what arrived with another amount
/// @param cause of what did not arrive as it was sent
/// @param pairs how lines without a number are tied to what was sent; null where they are not
/// @param pairsWith the rule whose lines that name nothing are tied to what was sent, too; null for its own alone
public record ArrivalRule(
        Terms terms,
        ReferenceType reference,
        List<Told> sent,
        List<Told> back,
        BankLines lines,
        Allowance within,
        Allowance toldWithin,
        BreakClass differs,
        Cause cause,
        @Nullable PairTerms pairs,
        @Nullable String pairsWith)
        implements Rule {

    /// What can be tied is of one kind, whatever was sent: a line may not say what it is of.
    private static final String KIND = "remittance";

    /// What is told of one number: some states, and a line or two.
    public static final int LEGS_MAX = 1_000;

    public ArrivalRule {
        sent = List.copyOf(sent);
        back = List.copyOf(back);
    }

    /// Under which number a legal entity's bank knows what carries the reference.
    public static Reference unitOf(String entity, String number) {
        return new Reference(ReferenceType.ACCOUNT, entity, number);
    }

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return numberOf(leg).isPresent() || isByItself(leg);
    }

    @Override
    public boolean folds(Reference key) {
        return key.type() == ReferenceType.ACCOUNT;
    }

    @Override
    public Place placeOf(Leg leg) {
        return numberOf(leg)
                .or(() -> isByItself(leg) ? Optional.of(ownNumber(leg)) : Optional.empty())
                .map(number -> new Place(Set.of(unitOf(leg.envelope().entity(), number)), Set.of()))
                .orElse(Place.NOWHERE);
    }

    /// Whether it is a line that does not say which one it is of.
    boolean isByItself(Leg leg) {
        return isUnnumbered(leg) || isUnnamed(leg);
    }

    boolean isUnnumbered(Leg leg) {
        return lines.areToldBy(leg) && lines.isUnnumbered(leg, reference);
    }

    /// Whether it is a line that does not even say that it is one of these.
    boolean isUnnamed(Leg leg) {
        return lines.areToldBy(leg) && lines.isUnnamed(leg, reference);
    }

    /// Whether lines that name nothing are its own, and tied.
    public boolean takesUnnamed() {
        return lines.others() != null && pairs != null && pairsWith == null;
    }

    public boolean isTiedLike(ArrivalRule other) {
        return pairs != null && pairs.equals(other.pairs);
    }

    public boolean isDueLike(ArrivalRule other) {
        return within.equals(other.within) && terms.calendar().equals(other.terms.calendar());
    }

    /// What names nothing is first offered to everything that it may be of.
    Allowance claimedWithin(Leg line) {
        return isUnnamed(line) ? within : toldWithin;
    }

    /// A line without a number is kept by itself. Made of the line, because its name may be too long for a reference.
    private static String ownNumber(Leg line) {
        return HashedId.of(new CanonicalBytes().text("line").text(factOf(line))).toString();
    }

    static String factOf(Leg line) {
        return line.event().type().factType() + ":" + line.envelope().source() + ":"
                + line.envelope().subject();
    }

    @Override
    public Face faceOf(MatchItem item, Finding finding, List<Leg> legs) {
        String name = finding.breakClass() == BreakClass.MISSING
                ? item.key()
                : legs.stream()
                        .filter(lines::areToldBy)
                        .flatMap(leg -> numberOf(leg).stream())
                        .findFirst()
                        .orElse("");
        String words = legs.stream()
                .flatMap(leg -> leg.envelope().references().stream())
                .map(Reference::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        boolean isOfAny =
                finding.breakClass() != BreakClass.MISSING && legs.stream().anyMatch(this::isUnnamed);
        return new Face(KIND, name, words, isOfAny ? Traits.NONE : Traits.of(Trait.RECORD, reference.code()));
    }

    private Optional<String> numberOf(Leg leg) {
        return lines.areToldBy(leg)
                ? lines.numberIn(leg, reference)
                : remittanceOf(leg).map(Reference::value);
    }

    /// The remittance that a leg of its sender tells of; empty where it tells of none.
    Optional<Reference> remittanceOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        return (isAmong(sent, leg) || isAmong(back, leg)) && !references.isEmpty()
                ? Optional.of(leg.ownReferenceAmong(references))
                : Optional.empty();
    }

    static boolean isAmong(List<Told> kinds, Leg leg) {
        return kinds.stream().anyMatch(each -> each.source().tells(leg.event()));
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return new ArrivalFold(this, at).of(legs);
    }

    @Override
    public String pairedIn() {
        return pairsWith == null ? terms.id() : pairsWith;
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }

    @Override
    public Instant claimableAt(List<Leg> legs) {
        return legs.stream()
                .map(leg -> Remittance.dueAfter(this, leg, within))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
