package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadSides.Held;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Tie;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.report.LagReport;
import io.tieout.recon.domain.report.Sides;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Puts beside each other what the sides say. Ties are not kept: they follow from the legs.
@ApplicationScoped
public class SideBySide {

    /// Items of one file, and of the lags of one window: their legs are all read.
    public static final int ITEMS_MAX = 2_000;

    private static final Tied NOT_TIED = new Tied("", List.of(), List.of());

    private final ReadSides sides;
    private final RuleBook rules;

    SideBySide(ReadSides sides, RuleBook rules) {
        this.sides = sides;
        this.rules = rules;
    }

    /// By business date and key: up to [PageRequest#limit()] items from the page's cursor on.
    ///
    /// @param all also items that tie
    public Uni<List<Sides>> list(String tenant, ReportWindow window, boolean all, PageRequest page) {
        return sides.list(tenant, window, all, page).map(this::concluded);
    }

    /// The lags of all items of the window.
    public Uni<LagReport> lags(String tenant, ReportWindow window) {
        return list(tenant, window, true, new PageRequest(ITEMS_MAX, null, List.of()))
                .map(all -> {
                    if (all.size() > ITEMS_MAX) {
                        throw Reports.tooMuch(ITEMS_MAX + " records");
                    }
                    return LagReport.of(all);
                });
    }

    private List<Sides> concluded(List<Held> rows) {
        Map<Concluded, Map<String, Tied>> tied = new HashMap<>();
        List<Sides> all = new ArrayList<>(rows.size());
        for (Held held : rows) {
            Map<String, Tied> byKey =
                    tied.computeIfAbsent(new Concluded(held.rule(), held.unit().id()), _ -> tied(held));
            all.add(sidesOf(held, byKey.getOrDefault(held.item().key(), NOT_TIED)));
        }
        return all;
    }

    private Map<String, Tied> tied(Held held) {
        Map<String, Tied> byKey = new HashMap<>();
        rules.find(held.rule())
                .filter(rule -> !rules.isOverLimit(rule, held.unit().legs()))
                .ifPresent(rule -> rule.tied(held.unit().legs()).forEach(tied -> byKey.put(tied.key(), tied)));
        return byKey;
    }

    private static Sides sidesOf(Held held, Tied tied) {
        Set<String> names = new HashSet<>(tied.names());
        names.addAll(held.names());
        names.add(held.item().record());
        List<Tie> ties = tied.ties();
        return new Sides(
                held.rule(),
                held.item(),
                held.found(),
                Sides.legsOf(held.unit().legs(), names, ties),
                held.differences());
    }

    /// What one rule concludes from one unit.
    private record Concluded(String rule, UUID unitId) {}
}
