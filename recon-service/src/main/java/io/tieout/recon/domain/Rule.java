package io.tieout.recon.domain;

import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;

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

    /// Whether the rule compares what a leg says. A unit of which it compares nothing is none of its business.
    boolean compares(Leg leg);

    /// Concludes from all legs of one unit. The same set of legs and instant give the same fold, whatever the
    /// order in which they came and however often.
    Fold fold(List<Leg> legs, Instant at);

    /// Whether what it compares are documents of the ERP.
    default boolean tiesDocuments() {
        return true;
    }

    /// The records of which the ERP's books have documents, as the fold ties them.
    List<Tied> tied(List<Leg> legs);
}
