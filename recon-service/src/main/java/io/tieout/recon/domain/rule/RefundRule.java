package io.tieout.recon.domain.rule;

import io.tieout.event.BusinessEvent;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The refund rule: everything the engine is told, and nothing it ignores.
///
/// @param id part of every break id, so it never changes
/// @param version grows with every change of the file
/// @param speakers whose word is heard, by side
/// @param keys from the strongest to the weakest
/// @param candidateWindow how far apart the dates of weakly tied sides may lie
/// @param authority whose value is right, per field
/// @param legsMax the most legs of one transaction that are examined
/// @param pairs how a document that names nothing is tied to a refund of another transaction; null where it is not
public record RefundRule(
        String id,
        int version,
        List<Speaker> speakers,
        Posting posting,
        List<KeyPart> keys,
        Period candidateWindow,
        Expectations expect,
        Set<SurvivingField> mustSurvive,
        Map<SurvivingField, Side> authority,
        SeverityScale severity,
        BusinessCalendar calendar,
        int legsMax,
        @Nullable PairTerms pairs) {

    public RefundRule {
        speakers = List.copyOf(speakers);
        keys = List.copyOf(keys);
        mustSurvive = Set.copyOf(mustSurvive);
        authority = Map.copyOf(authority);
    }

    /// As what an event speaks for a side; null where it does not.
    public @Nullable Speaker speaker(Side side, BusinessEvent event) {
        for (Speaker speaker : speakers) {
            if (speaker.side() == side && speaker.tells(event)) {
                return speaker;
            }
        }
        return null;
    }

    public boolean speaksFor(Side side, BusinessEvent event) {
        return speaker(side, event) != null;
    }

    /// The ERP's document types that carry a refund.
    public Set<String> documentTypes() {
        return posting.documentTypes();
    }
}
