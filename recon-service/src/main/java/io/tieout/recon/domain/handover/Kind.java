package io.tieout.recon.domain.handover;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.Accounts;
import io.tieout.recon.domain.rule.Allowance;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A kind of record, and the document that the ERP makes of it.
///
/// @param name within the rule; part of the keys of items and breaks, so it never changes
/// @param reference what kind of reference record and document share
/// @param estimate about how much it is, for as long as neither source, log nor ERP says it
/// @param types the document may have
/// @param accounts that it may move; null where they are not compared
/// @param lines what some of its lines must come to; none where they are not looked at
/// @param within how long after the record it may take
/// @param isAwaited whether its absence is a difference even where no log says that the record was handed over
/// @param hasReason whether the reason that the source gives must arrive
public record Kind(
        String name,
        Source source,
        ReferenceType reference,
        Measure measure,
        Measure estimate,
        Set<String> types,
        @Nullable Accounts accounts,
        List<LineCheck> lines,
        Allowance within,
        boolean isAwaited,
        boolean hasReason) {

    private static final int ORDINALS = 2_000_000;
    private static final int FOR_CURRENCIES = 1_000;

    public Kind {
        types = Set.copyOf(types);
        lines = List.copyOf(lines);
    }

    /// The record that a leg tells of; null where it tells of none of this kind.
    @Nullable
    Reference recordOf(Leg leg) {
        if (!source.tells(leg.event())) {
            return null;
        }
        var references = leg.references(reference);
        return references.isEmpty() ? null : leg.ownReferenceAmong(references);
    }

    /// A number of a name that leaves room for the code of a currency, which is below a thousand.
    public static int ordinalOf(String name) {
        return Math.abs(name.hashCode() % ORDINALS) * FOR_CURRENCIES;
    }
}
