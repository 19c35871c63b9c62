package io.tieout.recon.domain.report;

import io.tieout.event.finding.BreakClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether so much of so many kinds goes wrong in a legal entity that it is no longer single causes: at least
/// four primary classes over at least two types of transactions within thirty days, an incident counted as
/// one, and what came late left out.
///
/// @param problems breaks that stand alone, and incidents
/// @param breaks behind them
/// @param transactionTypes ids of the rules that found them; a rule compares one type
public record Systemic(
        String entity,
        boolean isSystemic,
        long problems,
        long breaks,
        List<BreakClass> classes,
        List<String> transactionTypes) {

    /// How far back is looked.
    public static final Duration WINDOW = Duration.ofDays(30);

    private static final int CLASSES_MIN = 4;
    private static final int TYPES_MIN = 2;

    public Systemic {
        classes = List.copyOf(classes);
        transactionTypes = List.copyOf(transactionTypes);
    }

    /// A break that stands alone, or an incident.
    ///
    /// @param breakClass of most of its breaks
    /// @param rules that found them
    public record Problem(String entity, BreakClass breakClass, Set<String> rules, long breaks) {
        public Problem {
            rules = Set.copyOf(rules);
        }
    }

    /// One of each legal entity in which anything is wrong.
    public static List<Systemic> of(List<Problem> problems) {
        Map<String, List<Problem>> byEntity = new TreeMap<>();
        problems.stream()
                .filter(each -> each.breakClass() != BreakClass.LATE)
                .forEach(each -> byEntity.computeIfAbsent(each.entity(), _ -> new ArrayList<>())
                        .add(each));
        return byEntity.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue()))
                .toList();
    }

    private static Systemic of(String entity, List<Problem> problems) {
        Set<BreakClass> classes = new TreeSet<>();
        Set<String> types = new HashSet<>();
        long breaks = 0;
        for (Problem each : problems) {
            classes.add(each.breakClass());
            types.addAll(each.rules());
            breaks += each.breaks();
        }
        return new Systemic(
                entity,
                classes.size() >= CLASSES_MIN && types.size() >= TYPES_MIN,
                problems.size(),
                breaks,
                List.copyOf(classes),
                types.stream().sorted().toList());
    }
}
