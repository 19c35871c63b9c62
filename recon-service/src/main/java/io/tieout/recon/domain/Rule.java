package io.tieout.recon.domain;

import io.tieout.event.Reference;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule that is in force. Several look at the same legs; each has items and breaks of its own.
public interface Rule {

    Terms terms();

    /// What of the legs it folds together.
    default Unit unit() {
        return Unit.TRANSACTION;
    }

    /// Where a leg belongs for it; nowhere unless it folds by reference.
    default Place placeOf(Leg leg) {
        return Place.NOWHERE;
    }

    /// The references under which is kept what several units are folded with besides their own legs, such
    /// as what an item costs.
    default Set<Reference> contextOf(Reference unit) {
        return Set.of();
    }

    /// Whether the rule compares what a leg says. A unit of which it compares nothing is none of its business.
    boolean compares(Leg leg);

    /// Whether it folds what is kept under a reference. What it compares may be kept under those of other rules too.
    default boolean folds(Reference key) {
        return true;
    }

    /// Concludes from all legs of one unit. The same set of legs and instant give the same fold, whatever the
    /// order in which they came and however often.
    Fold fold(List<Leg> legs, Instant at);

    /// What a leg adds to sums that are kept beside the legs. Such a leg is in no place: folds read its sum instead.
    default List<Part> partsOf(Leg leg) {
        return List.of();
    }

    /// Whether it adds up the parts of what is kept under a reference.
    default boolean addsUp(Reference key) {
        return false;
    }

    /// The ids of the sums that it wants of all parts.
    default Set<UUID> sums() {
        return Set.of();
    }

    /// Which sums it wants up to some instants, of a unit with these legs.
    default Set<Sums.UpTo> timedSums(List<Leg> legs) {
        return Set.of();
    }

    /// Of which sums it wants to know whether the numbers of their parts are one after the other, of a unit with these
    /// legs.
    default Set<UUID> numberedSums(List<Leg> legs) {
        return Set.of();
    }

    /// Concludes from the legs of one unit and the sums of its parts.
    default Fold fold(List<Leg> legs, Sums sums, Instant at) {
        return fold(legs, at);
    }

    /// Whether a window is closed only when all of its records are sealed: their closing is told and ties.
    default boolean seals() {
        return false;
    }

    /// Whether what it compares are documents of the ERP.
    default boolean tiesDocuments() {
        return true;
    }

    /// The records of which the ERP's books have documents, as the fold ties them.
    List<Tied> tied(List<Leg> legs);

    /// How what is open on one side alone is tied to what is open in other units; null where nothing is.
    default @Nullable PairTerms pairs() {
        return null;
    }

    /// In whose blocks that is. Where it is another rule's, what is open by both is tied at once, so that
    /// nothing is taken to be of two.
    default String pairedIn() {
        return terms().id();
    }

    /// How it describes something that is open, for that; null for what must stay alone.
    ///
    /// @param legs what the finding was concluded from
    default @Nullable Face faceOf(MatchItem item, Finding finding, List<Leg> legs) {
        return null;
    }

    /// When everything is due that something unclaimed may be of.
    ///
    /// @param legs what tells of it
    default Instant claimableAt(List<Leg> legs) {
        return Instant.MIN;
    }
}
