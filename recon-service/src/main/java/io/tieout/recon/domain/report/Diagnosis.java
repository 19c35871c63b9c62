package io.tieout.recon.domain.report;

import io.tieout.event.finding.HandoffStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// At which step hand-overs failed, and who must act on each.
public record Diagnosis(List<Step> steps) {

    private static final Comparator<OpenItem> BY_STEP = Comparator.comparing(OpenItem::entity)
            .thenComparing(OpenItem::currency)
            .thenComparing(item -> item.handoff().step());

    public Diagnosis {
        steps = List.copyOf(steps);
    }

    public record Step(String entity, String currency, HandoffStep step, OpenSum sum) {}

    public static Diagnosis of(List<OpenItem> items) {
        Map<OpenItem, OpenSum> sums = new TreeMap<>(BY_STEP);
        items.forEach(item -> sums.merge(item, OpenSum.of(item), OpenSum::plus));
        List<Step> steps = new ArrayList<>();
        sums.forEach((item, sum) -> steps.add(
                new Step(item.entity(), item.currency(), item.handoff().step(), sum)));
        return new Diagnosis(steps);
    }

    /// Who can do something about a failure at a step. Where two steps are possible, both are asked for what is
    /// missing.
    public static String whoActs(HandoffStep step) {
        return switch (step) {
            case NO_EVENT_STREAM -> "operators of the export: is the row in the file, was the file loaded";
            case NOT_EMITTED -> "operators of the source";
            case EMITTED_OR_FORWARDED -> "operators of the source, for its own log; then of the integration";
            case NOT_FORWARDED -> "operators of the integration";
            case FORWARDED_OR_ACCEPTED -> "operators of the integration, for its log; then of the ERP's interface";
            case NOT_ACCEPTED -> "owners of the mapping between integration and ERP";
            case NOT_CATEGORISED -> "finance, in the ERP";
            case PROCESS_GAP -> "finance, with the person who changed it";
            case GOOD -> "finance, with the source: timing or amount is to be settled there";
        };
    }
}
