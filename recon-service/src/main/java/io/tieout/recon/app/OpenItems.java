package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.app.ReadOpenItems.Ages;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.OrphanDamage;
import io.tieout.recon.domain.report.Systemic;
import io.tieout.recon.domain.rule.SeverityScale;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is open at a day, for the reports that sum it up and those that list it.
@ApplicationScoped
public class OpenItems {

    /// Open breaks of one report; one with more has to be narrowed.
    public static final int ITEMS_MAX = 10_000;

    /// Orphans of one report: the documents of all of them are read, because all of them are ranked.
    public static final int ORPHANS_MAX = 2_000;

    private final ReadOpenItems items;
    private final Rules rules;

    OpenItems(ReadOpenItems items, Rules rules) {
        this.items = items;
        this.rules = rules;
    }

    /// Most severe first, then the oldest.
    public Uni<List<OpenItem>> read(String tenant, OpenItemQuery query) {
        return read(tenant, query, ITEMS_MAX);
    }

    private Uni<List<OpenItem>> read(String tenant, OpenItemQuery query, int itemsMax) {
        Ages ages =
                new Ages(query.asOf(), (rule, entity) -> rules.calendarOf(rule).zoneOf(entity));
        return items.open(tenant, query, until(query), ages, itemsMax).invoke(all -> {
            if (all.size() > itemsMax) {
                throw Reports.tooMuch(itemsMax + " open breaks");
            }
        });
    }

    /// Whether what went wrong within the last days is systemic, by legal entity.
    public Uni<List<Systemic>> systemic(String tenant) {
        Instant now = rules.instant();
        return items.problems(tenant, now.minus(Systemic.WINDOW), now).map(Systemic::of);
    }

    /// Orphans, the most harmful first.
    public Uni<List<OrphanDamage>> orphans(String tenant, OpenItemQuery query) {
        return read(tenant, query.of(BreakClass.ORPHAN), ORPHANS_MAX).chain(orphans -> {
            Set<UUID> legs = new HashSet<>();
            orphans.forEach(orphan -> legs.addAll(orphan.legs()));
            return items.accounts(tenant, legs)
                    .map(accounts -> OrphanDamage.rank(orphans, byBreak(orphans, accounts), this::scaleOf));
        });
    }

    private static Map<UUID, Set<String>> byBreak(List<OpenItem> orphans, Map<UUID, Set<String>> byLeg) {
        Map<UUID, Set<String>> byBreak = new HashMap<>();
        for (OpenItem orphan : orphans) {
            Set<String> accounts = new HashSet<>();
            orphan.legs().forEach(leg -> accounts.addAll(byLeg.getOrDefault(leg, Set.of())));
            byBreak.put(orphan.id(), accounts);
        }
        return byBreak;
    }

    private SeverityScale scaleOf(String rule) {
        Rule known = rules.book().find(rule).orElse(rules.book().rules().getFirst());
        return known.terms().severity();
    }

    private @Nullable Instant until(OpenItemQuery query) {
        return query.isPast()
                ? query.asOf()
                        .plusDays(1)
                        .atStartOfDay(rules.calendarOf(rules.first()).zone())
                        .toInstant()
                        .minusMillis(1)
                : null;
    }
}
