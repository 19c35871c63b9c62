package io.tieout.recon.domain.rule;

import io.tieout.event.SourceRole;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The refund rule: everything the engine is told, and nothing it ignores.
///
/// @param id part of every break id, so it never changes
/// @param version grows with every change of the file
/// @param roles which roles speak for a side
/// @param documentTypes the ERP's document types that carry a refund
/// @param keys from the strongest to the weakest
/// @param candidateWindow how far apart the dates of weakly tied sides may lie
/// @param authority whose value is right, per field
/// @param legsMax the most legs of one transaction that are examined
public record RefundRule(
        String id,
        int version,
        Map<Side, Set<SourceRole>> roles,
        Set<String> documentTypes,
        List<KeyPart> keys,
        Period candidateWindow,
        Expectations expect,
        Set<SurvivingField> mustSurvive,
        Map<SurvivingField, Side> authority,
        SeverityScale severity,
        BusinessCalendar calendar,
        int legsMax) {

    public RefundRule {
        roles = Map.copyOf(roles);
        documentTypes = Set.copyOf(documentTypes);
        keys = List.copyOf(keys);
        mustSurvive = Set.copyOf(mustSurvive);
        authority = Map.copyOf(authority);
    }

    public boolean speaksFor(Side side, SourceRole role) {
        return roles.getOrDefault(side, Set.of()).contains(role);
    }
}
