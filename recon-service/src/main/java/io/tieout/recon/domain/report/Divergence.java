package io.tieout.recon.domain.report;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.cost.DailyCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Where hand-overs fail, and how: open items by hop and class, with what they cost by the day.
///
/// A hop is the step that failed and the system that it failed at. An incident is worked on once, so its labour is with
/// the cell of its oldest item; a break of no incident is worked on by itself.
public record Divergence(List<Cell> cells) {

    private static final Comparator<OpenItem> BY_CELL = Comparator.comparing(OpenItem::entity)
            .thenComparing(OpenItem::currency)
            .thenComparing(item -> item.handoff().step())
            .thenComparing(item -> item.handoff().connector())
            .thenComparing(OpenItem::breakClass);

    private static final Comparator<OpenItem> OLDEST = Comparator.comparing(OpenItem::firstDetectedAt)
            .thenComparing(item -> item.id().toString());

    public Divergence {
        cells = List.copyOf(cells);
    }

    /// @param connector empty where nothing tells
    public record Cell(
            String entity,
            String currency,
            HandoffStep step,
            String connector,
            BreakClass breakClass,
            OpenSum sum,
            Cost cost) {}

    /// By the day in major units, with the assumptions half, once and twice as high.
    public record Cost(BigDecimal low, BigDecimal base, BigDecimal high) {

        static final Cost NONE = new Cost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        static Cost of(DailyCost cost) {
            return new Cost(cost.low(), cost.base(), cost.high());
        }

        Cost plus(Cost other) {
            return new Cost(low.add(other.low), base.add(other.base), high.add(other.high));
        }
    }

    /// What one open item costs by the day.
    public interface Costs {
        DailyCost of(OpenItem item, boolean isWorkedOn);
    }

    public static Divergence of(List<OpenItem> items, Costs costs) {
        Map<OpenItem, Cell> cells = new TreeMap<>(BY_CELL);
        Set<UUID> workedOn = new HashSet<>();
        for (OpenItem item : items.stream().sorted(OLDEST).toList()) {
            UUID incident = item.incidentId();
            boolean isWorkedOn = incident == null || workedOn.add(incident);
            cells.merge(item, cell(item, costs.of(item, isWorkedOn)), Divergence::joined);
        }
        return new Divergence(new ArrayList<>(cells.values()));
    }

    private static Cell cell(OpenItem item, DailyCost cost) {
        return new Cell(
                item.entity(),
                item.currency(),
                item.handoff().step(),
                item.handoff().connector(),
                item.breakClass(),
                OpenSum.of(item),
                Cost.of(cost));
    }

    private static Cell joined(Cell one, Cell other) {
        return new Cell(
                one.entity(),
                one.currency(),
                one.step(),
                one.connector(),
                one.breakClass(),
                one.sum().plus(other.sum()),
                one.cost().plus(other.cost()));
    }
}
