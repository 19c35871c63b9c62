package io.tieout.simulator.casea;

import io.tieout.simulator.casea.Findings.Break;
import io.tieout.simulator.casea.Findings.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What worked case A must come to, from the domain guide; compared with what the suite says.
final class Expected {

    /// Status, source count and amount, ERP count and amount, variance, breaks, timing, absolute breaks.
    static final List<Row> THREE_COLUMN = List.of(
            new Row("approved", 9, "248.75", 7, "223.50", "25.25", "25.25", "0.00", "121.75"),
            new Row("pending", 1, "25.00", 0, "0.00", "25.00", "0.00", "25.00", "0.00"),
            new Row("rejected", 1, "18.00", 1, "18.00", "0.00", "0.00", "0.00", "0.00"),
            new Row("Total", 11, "291.75", 8, "241.50", "50.25", "25.25", "25.00", "121.75"));

    /// Refund, class, delta, handoff step, status.
    static final List<Break> BREAKS = List.of(
            new Break("R2", "missing", "35.50", "2", "open"),
            new Break("R3", "amount", "18.00", "3", "open"),
            new Break("R4", "duplicate-posting", "-48.25", "handoff good", "open"),
            new Break("R5", "field-dropped", "0.00", "3", "open"),
            new Break("R6", "first-partial-only", "20.00", "3", "open"),
            new Break("R7", "late", "0.00", "handoff good", "closed"),
            new Break("R9", "rejected-or-stuck", "0.00", "handoff good", "open"));

    private static final Map<String, String> FIGURES = Map.of(
            "residual of the three-column report", "0.00",
            "refunds payable (2350), debits", "248.75",
            "refunds payable (2350), credits", "291.75",
            "trial balance, debits less credits", "0.00",
            "alerts", "1",
            "alert, absolute amount", "121.75");

    private Expected() {}

    /// Every difference between what was injected and what was found; empty when the case ties out.
    static List<String> differencesFrom(Findings found) {
        List<String> differences = new ArrayList<>();
        compare("three-column report", THREE_COLUMN, found.threeColumn(), differences);
        compare("breaks", BREAKS, found.breaks(), differences);
        new TreeMap<>(FIGURES).forEach((what, expected) -> {
            String actual = found.figures().getOrDefault(what, "nothing");
            if (!expected.equals(actual)) {
                differences.add(what + ": expected " + expected + ", found " + actual);
            }
        });
        return differences;
    }

    private static <T> void compare(String what, List<T> expected, List<T> found, List<String> differences) {
        expected.stream()
                .filter(each -> !found.contains(each))
                .forEach(each -> differences.add(what + ": not found: " + each));
        found.stream()
                .filter(each -> !expected.contains(each))
                .forEach(each -> differences.add(what + ": not expected: " + each));
    }
}
