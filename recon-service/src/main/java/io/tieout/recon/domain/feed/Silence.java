package io.tieout.recon.domain.feed;

import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Finding;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A time in which a source told nothing, while that stands: records whose word of it is missing are children of its
/// break, and no breaks of their own.
///
/// It may have begun in the window before the first empty one, and ended in that behind the last: those are told of in
/// part.
///
/// @param breakId of the outage
public record Silence(String tenant, UUID breakId, String entity, Set<SourceRole> roles, Instant from, Instant until) {

    private static final Set<SourceRole> KEEPERS = EnumSet.of(
            SourceRole.STOREFRONT,
            SourceRole.POS,
            SourceRole.MARKETPLACE,
            SourceRole.GIFT_CARD_PLATFORM,
            SourceRole.WMS);

    public Silence {
        roles = Set.copyOf(roles);
    }

    /// Those that stand: outages that go on, and those that are over until there was time to catch up.
    public static List<Silence> of(String tenant, FeedRule rule, Vigil vigil, Instant at) {
        Set<String> silent = vigil.watches().stream()
                .filter(each -> each.silentSince() != null)
                .map(each -> each.feed() + "/" + each.source() + "/" + each.silentSince())
                .collect(Collectors.toSet());
        return Outage.of(vigil.empty()).stream()
                .filter(each -> silent.contains(each.feed() + "/" + each.source() + "/" + each.start())
                        || at.isBefore(rule.caughtUpAt(each)))
                .map(each -> new Silence(
                        tenant,
                        each.breakId(tenant, rule),
                        each.entity(),
                        rule.rolesOf(each),
                        each.mayBeginAt(),
                        rule.toldAt(each)))
                .toList();
    }

    /// Whether what the finding misses should have been told in that time.
    ///
    /// @param since when the first of its events happened
    public boolean explains(Finding finding, Instant since) {
        Instant dueAt = finding.dueAt();
        return finding.breakClass() == BreakClass.MISSING
                && finding.about().entity().equals(entity)
                && dueAt != null
                && since.isBefore(until)
                && !dueAt.isBefore(from)
                && isMissing(finding.values());
    }

    private boolean isMissing(Finding.SideValues values) {
        if (roles.contains(SourceRole.ERP)) {
            return values.target() == null;
        }
        if (roles.contains(SourceRole.PROCESSOR)) {
            return values.processor() == null && values.target() != null && values.source() != null;
        }
        return values.source() == null && roles.stream().anyMatch(KEEPERS::contains);
    }
}
