package io.tieout.recon.domain;

import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;

/// A rule that is in force. Several look at the same transaction; each has items and breaks of its own.
public interface Rule {

    Terms terms();

    /// Whether the rule compares what a leg says. A transaction of which it compares nothing is none of its business.
    boolean compares(Leg leg);

    /// Concludes from all legs of one transaction. The same set of legs and instant give the same fold, whatever the
    /// order in which they came and however often.
    Fold fold(List<Leg> legs, Instant at);

    /// The records of which the ERP's books have documents, as the fold ties them.
    List<Tied> tied(List<Leg> legs);
}
