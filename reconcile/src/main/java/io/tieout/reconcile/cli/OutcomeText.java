package io.tieout.reconcile.cli;

import io.tieout.event.finding.BreakClass;
import io.tieout.reconcile.domain.Candidate;
import io.tieout.reconcile.domain.Difference;
import io.tieout.reconcile.domain.Item;
import io.tieout.reconcile.domain.Section;
import io.tieout.reconcile.domain.Stage;
import io.tieout.reconcile.file.Outcome;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The outcome for people.
final class OutcomeText {

    /// Lines of a difference that are named one by one.
    private static final int LINES_MAX = 4;

    private final Outcome outcome;
    private final Formatter text = new Formatter(Locale.ROOT);

    private OutcomeText(Outcome outcome) {
        this.outcome = outcome;
    }

    static String of(Outcome outcome, int show) {
        OutcomeText written = new OutcomeText(outcome);
        written.columns();
        written.stages();
        outcome.result().sections().forEach(written::section);
        written.classes();
        written.differences(show);
        outcome.notes().forEach(note -> written.text.format("Note: %s\n", note));
        written.text.format("\n");
        written.text.format("%s\n", written.verdict());
        return written.text.toString();
    }

    private void columns() {
        text.format("a  %s, %,d rows\n", outcome.a().name(), outcome.a().rows());
        text.format("b  %s, %,d rows\n", outcome.b().name(), outcome.b().rows());
        text.format("\n");
        outcome.proposals()
                .forEach(proposal -> text.format(
                        "%-9s a: %s | b: %s  (%s%s)\n",
                        proposal.role(),
                        proposal.a().isEmpty() ? "-" : proposal.a(),
                        proposal.b().isEmpty() ? "-" : proposal.b(),
                        proposal.isChosen() ? "" : "proposed: ",
                        proposal.reason()));
        text.format("tolerance %s\n", outcome.tolerance());
    }

    private void stages() {
        Map<Stage, Long> counts = outcome.result().matches().stream()
                .collect(Collectors.groupingBy(match -> match.stage(), TreeMap::new, Collectors.counting()));
        if (!counts.isEmpty()) {
            text.format("\n");
            counts.forEach(
                    (stage, count) -> text.format("%,9d tied by %s: %s\n", count, stage.code(), stage.meaning()));
        }
    }

    private void section(Section section) {
        text.format("\n");
        text.format("Proof%s\n", section.currency().isEmpty() ? "" : " in " + section.currency());
        amount("total a", section.aMinor(), section.aRows() + " rows");
        amount("- total b", section.bMinor(), section.bRows() + " rows");
        amount("= difference", section.differenceMinor(), "");
        amount(
                "explained",
                section.explainedMinor(),
                count(section.differences()) + ", " + outcome.decimal(section.absoluteMinor()) + " without signs");
        if (section.acceptedMinor() != 0) {
            amount("accepted", section.acceptedMinor(), "within the tolerance");
        }
        amount("residual", section.residualMinor(), section.residualMinor() == 0 ? "complete" : "INCOMPLETE");
    }

    private void amount(String name, long minor, String what) {
        text.format("  %-14s %18s%s\n", name, outcome.decimal(minor), what.isEmpty() ? "" : "  " + what);
    }

    private static String count(int differences) {
        return differences == 1 ? "1 difference" : String.format(Locale.ROOT, "%,d differences", differences);
    }

    private void classes() {
        Map<BreakClass, List<Difference>> byClass = outcome.result().differences().stream()
                .collect(Collectors.groupingBy(Difference::breakClass, TreeMap::new, Collectors.toList()));
        if (byClass.isEmpty()) {
            return;
        }
        text.format("\n");
        text.format("%-22s %8s %18s  %s\n", "class", "count", "a less b", "what to do");
        byClass.forEach((breakClass, differences) -> text.format(
                "%-22s %,8d %18s  %s\n",
                breakClass.code(),
                differences.size(),
                // Amounts of several currencies have no sum.
                differences.stream().map(Difference::currency).distinct().count() > 1
                        ? "-"
                        : outcome.decimal(differences.stream()
                                .mapToLong(Difference::deltaMinor)
                                .reduce(0, Math::addExact)),
                breakClass.repair()));
    }

    private void differences(int show) {
        List<Difference> largest = outcome.result().differences().stream()
                .sorted(Comparator.comparingLong((Difference each) -> Math.abs(each.deltaMinor()))
                        .reversed())
                .limit(Math.max(0, show))
                .toList();
        if (largest.isEmpty()) {
            return;
        }
        text.format("\n");
        text.format("%18s %18s %18s  %s\n", "a", "b", "a less b", "difference");
        largest.forEach(this::difference);
        int left = outcome.result().differences().size() - largest.size();
        if (left > 0) {
            text.format("... and %,d smaller ones: see --show and --json\n", left);
        }
    }

    private void difference(Difference difference) {
        text.format(
                "%18s %18s %18s  %s%s%s: %s [%s]\n",
                amount(difference.a()),
                amount(difference.b()),
                outcome.decimal(difference.deltaMinor()),
                difference.breakClass().code(),
                difference.key().isEmpty() ? "" : " " + difference.key(),
                difference.currency().isEmpty() ? "" : " " + difference.currency(),
                difference.sentence(),
                where(difference.a(), difference.b()));
        difference.candidates().forEach(this::candidate);
    }

    private void candidate(Candidate candidate) {
        text.format(
                "%58scandidate %s, score %d: %s [%s]\n",
                "",
                outcome.decimal(Item.sum(candidate.items())),
                candidate.score(),
                candidate.failed(),
                where(candidate.items(), List.of()));
    }

    private String amount(List<Item> items) {
        return items.isEmpty() ? "-" : outcome.decimal(Item.sum(items));
    }

    private static String where(List<Item> one, List<Item> other) {
        List<Item> all = Stream.concat(one.stream(), other.stream()).toList();
        String named = all.stream()
                .limit(LINES_MAX)
                .map(item -> item.side().code() + ":" + item.line())
                .collect(Collectors.joining(" "));
        return all.size() > LINES_MAX ? named + " and " + (all.size() - LINES_MAX) + " more" : named;
    }

    private String verdict() {
        if (!outcome.result().isComplete()) {
            return "Incomplete: a part of the difference is not explained.";
        }
        return outcome.result().ties()
                ? "Everything ties."
                : String.format(
                        Locale.ROOT,
                        "%s; nothing else is hidden.",
                        count(outcome.result().differences().size()));
    }
}
