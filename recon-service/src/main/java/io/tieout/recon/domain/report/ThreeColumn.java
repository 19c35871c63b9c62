package io.tieout.recon.domain.report;

import io.tieout.event.Coded;
import io.tieout.recon.domain.ItemStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Source against ERP, with the difference told apart into breaks and timing. One section for each legal entity and
/// currency, because nothing is netted across them.
///
/// @param unexamined transactions that passed the limit of legs, whose figures are not in here
public record ThreeColumn(GroupBy by, List<Section> sections, long unexamined) {

    /// The total's key.
    public static final String TOTAL = "Total";

    public ThreeColumn {
        sections = List.copyOf(sections);
    }

    /// @param rows in their order of display
    public record Section(String entity, String currency, List<Line> rows, Line total) {
        public Section {
            rows = List.copyOf(rows);
        }

        /// Whether breaks and timing explain the difference to the last cent, row by row.
        public boolean isComplete() {
            return rows.stream().allMatch(row -> row.residual().isZero());
        }
    }

    /// Adds up lines of the same entity, currency and key.
    public static ThreeColumn of(GroupBy by, List<Line> lines, long unexamined) {
        Map<String, Map<String, Line>> sections = new TreeMap<>();
        for (Line line : lines) {
            sections.computeIfAbsent(line.entity() + " " + line.currency().getCurrencyCode(), _ -> new TreeMap<>())
                    .merge(line.key(), line, Line::plus);
        }
        List<Section> built = new ArrayList<>();
        sections.values().forEach(rows -> built.add(section(by, List.copyOf(rows.values()))));
        return new ThreeColumn(by, built, unexamined);
    }

    private static Section section(GroupBy by, List<Line> lines) {
        Line first = lines.getFirst();
        List<Line> rows = lines.stream().sorted(order(by)).toList();
        Line total = rows.stream().reduce(Line.zero(first.entity(), TOTAL, first.currency()), Line::plus);
        return new Section(first.entity(), first.currency().getCurrencyCode(), rows, total);
    }

    private static Comparator<Line> order(GroupBy by) {
        return by == GroupBy.STATUS
                ? Comparator.comparing((Line line) -> Coded.of(ItemStatus.class, line.key()))
                : Comparator.comparing(Line::key);
    }

    /// Incomplete is never called green.
    public boolean isComplete() {
        return unexamined == 0 && sections.stream().allMatch(Section::isComplete);
    }

    /// Why it is incomplete, in words; empty when it is complete.
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (Section section : sections) {
            if (!section.isComplete()) {
                gaps.add("%s %s leaves %s unexplained"
                        .formatted(
                                section.entity(),
                                section.currency(),
                                section.total().residual().decimal()));
            }
        }
        if (unexamined > 0) {
            gaps.add(unexamined + " transactions have more legs than the rule examines; their figures are frozen");
        }
        return gaps;
    }
}
