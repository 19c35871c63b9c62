package io.tieout.simulator.score;

import io.tieout.event.Coded;
import io.tieout.event.finding.BreakClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which class was called what, as a table whose colours say where the mistakes are.
final class ConfusionTable {

    /// Opacity in percent of a call that hardly occurs, and what a call that always occurs adds to it.
    private static final long LIGHTEST = 12;

    private static final long SPAN = 68;

    /// In the order of precedence; what is no class of the contract comes last.
    private static final Comparator<String> PRECEDENCE = Comparator.<String>comparingInt(code ->
                    Coded.find(BreakClass.class, code).map(BreakClass::ordinal).orElse(BreakClass.values().length))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Map<String, Long>> confusion;
    private final List<String> called;

    ConfusionTable(Score score) {
        this.confusion = score.confusion();
        Set<String> columns = new TreeSet<>(PRECEDENCE);
        confusion.values().forEach(row -> columns.addAll(row.keySet()));
        columns.remove(Score.NOT_FOUND);
        this.called = new ArrayList<>(columns);
        called.add(Score.NOT_FOUND);
    }

    boolean isEmpty() {
        return confusion.isEmpty();
    }

    void write(Html page, String title) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title)
                .open("table", "class", "confusion")
                .open("thead")
                .open("tr")
                .element("th", "in truth \\ called", "scope", "col");
        called.forEach(each -> page.element("th", each, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        sorted(confusion.keySet()).forEach(truly -> row(page, truly));
        page.close("tbody").close("table").close("div");
    }

    private static List<String> sorted(Collection<String> classes) {
        return classes.stream().sorted(PRECEDENCE).toList();
    }

    private void row(Html page, String truly) {
        Map<String, Long> row = confusion.getOrDefault(truly, Map.of());
        long all = row.values().stream().mapToLong(Long::longValue).sum();
        page.open("tr").element("th", truly, "scope", "row");
        for (String each : called) {
            long count = row.getOrDefault(each, 0L);
            if (count == 0) {
                page.element("td", "");
            } else {
                String hue = each.equals(truly) ? "--right" : "--wrong";
                page.element(
                        "td",
                        String.format(Locale.ROOT, "%,d", count),
                        "style",
                        String.format(
                                Locale.ROOT, "background: rgba(var(%s), 0.%02d)", hue, LIGHTEST + SPAN * count / all));
            }
        }
        page.close("tr");
    }
}
