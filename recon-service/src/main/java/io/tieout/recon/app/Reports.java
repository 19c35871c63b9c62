package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.recon.app.ReadItems.Sums;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes reports. Today's are read from the items; those of a past day are folded anew from the legs of that day and
/// before, so that a past report shows what was so then by all that is known now.
@ApplicationScoped
public class Reports {

    /// Rows of one report; a report with more has to be narrowed.
    public static final int LINES_MAX = 10_000;

    /// Legs that a report of a past day is made of.
    public static final int LEGS_MAX = 50_000;

    private final ReadItems items;
    private final Rules rules;

    Reports(ReadItems items, Rules rules) {
        this.items = items;
        this.rules = rules;
    }

    public Uni<ThreeColumn> threeColumn(String tenant, ReportQuery query) {
        Uni<Sums> sums = query.isPast() ? past(tenant, query) : items.sums(tenant, query, LINES_MAX);
        return sums.map(all -> {
            if (all.lines().size() > LINES_MAX) {
                throw tooMuch(LINES_MAX + " rows");
            }
            return ThreeColumn.of(query.by(), all.lines(), all.unexamined());
        });
    }

    private Uni<Sums> past(String tenant, ReportQuery query) {
        return items.units(tenant, query, LEGS_MAX).map(units -> {
            int legs = units.stream().mapToInt(each -> each.legs().size()).sum();
            if (legs > LEGS_MAX) {
                throw tooMuch(LEGS_MAX + " events");
            }
            List<Line> lines = new ArrayList<>();
            long unexamined = 0;
            for (UnitLegs unit : units) {
                for (Rule rule : wanted(query)) {
                    if (!rules.book().isOverLimit(rule, unit.legs())) {
                        itemsOf(rule, unit, query)
                                .forEach(item -> lines.add(Line.of(rule.terms().id(), item, query.by())));
                    } else if (unit.concerns(rule)) {
                        unexamined++;
                    }
                }
            }
            return new Sums(
                    ThreeColumn.of(query.by(), lines, 0).sections().stream()
                            .flatMap(section -> section.rows().stream())
                            .toList(),
                    unexamined);
        });
    }

    private List<Rule> wanted(ReportQuery query) {
        return rules.book().rules().stream()
                .filter(rule ->
                        query.rule() == null || query.rule().equals(rule.terms().id()))
                .toList();
    }

    private static List<MatchItem> itemsOf(Rule rule, UnitLegs unit, ReportQuery query) {
        if (!unit.concerns(rule)) {
            return List.of();
        }
        List<Leg> then = unit.legs().stream()
                .filter(leg -> !leg.envelope().businessDate().isAfter(query.asOf()))
                .toList();
        if (then.stream().noneMatch(rule::compares)) {
            return List.of();
        }
        String entity = then.getFirst().envelope().entity();
        Instant end = query.asOf()
                .plusDays(1)
                .atStartOfDay(rule.terms().calendar().zoneOf(entity))
                .toInstant()
                .minusMillis(1);
        return rule.fold(then, unit.sums(), end).items().stream()
                .filter(query::wants)
                .toList();
    }

    public static RuntimeException tooMuch(String limit) {
        return CommonProblem.UNPROCESSABLE.at(
                "from", "The report covers more than " + limit + ".", "Narrow it by 'from' and 'to', or by 'order'.");
    }
}
