package io.tieout.bench.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything measured, as the page of the reference shows it.
public final class Report {

    private final boolean isQuick;
    private final Map<String, List<Comparison>> comparisons = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /// A figure of its own, compared with nothing.
    ///
    /// @param condition where and how it was taken
    public record Figure(String name, String value, String gate, String goal, Verdict verdict, String condition) {}

    /// @param startSeconds from the process to readiness; empty where nobody waits for it
    public record Service(String name, long megabytes, List<Double> startSeconds) {

        public Service {
            startSeconds = List.copyOf(startSeconds);
        }
    }

    /// What one feature takes of the database, for an event.
    ///
    /// @param micros for which its statements ran, beside everything else that was at work
    public record Cost(String feature, double micros) {}

    /// How a service stands while a long stream goes through it.
    ///
    /// @param perSecond events since the mark before
    public record Mark(long events, double perSecond, long megabytes) {}

    public Report(boolean isQuick) {
        this.isQuick = isQuick;
    }

    public void add(String section, Comparison comparison) {
        comparisons.computeIfAbsent(section, _ -> new ArrayList<>()).add(comparison);
    }

    public void add(Figure figure) {
        figures.add(figure);
    }

    public void add(Service service) {
        services.add(service);
    }

    public void add(Cost cost) {
        costs.add(cost);
    }

    public void add(Mark mark) {
        marks.add(mark);
    }

    /// The tables without the words around them.
    public String table() {
        StringBuilder text = new StringBuilder();
        if (!comparisons.isEmpty()) {
            text.append("""

                    | what | Tieout, a second | limit, a second | ratio (lowest to highest) | ratio by processor time \
                    | servers' processor time per event | gate | goal | |
                    |---|---|---|---|---|---|---|---|---|
                    """);
            comparisons.forEach((section, rows) -> rows.forEach(row -> text.append(line(section, row))));
        }
        if (!costs.isEmpty()) {
            double all = costs.stream().mapToDouble(Cost::micros).sum();
            text.append("\n| ledger, part of an event | statements' time, us | share |\n|---|---|---|\n");
            costs.forEach(cost -> text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f %% |%n",
                    cost.feature(),
                    cost.micros(),
                    100 * cost.micros() / all)));
        }
        if (!figures.isEmpty()) {
            text.append("\n| what | measured | gate | goal | | condition |\n|---|---|---|---|---|---|\n");
            figures.forEach(figure -> text.append("| %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            figure.name(),
                            figure.value(),
                            figure.gate(),
                            figure.goal(),
                            figure.verdict(),
                            figure.condition())));
        }
        if (!marks.isEmpty()) {
            text.append(
                    "\n| ledger, events of one stream | events/s since the row above | memory, MB |\n|---|---|---|\n");
            marks.forEach(mark -> text.append(String.format(
                    Locale.ROOT, "| %,d | %,.0f | %d |%n", mark.events(), mark.perSecond(), mark.megabytes())));
        }
        if (!services.isEmpty()) {
            text.append("\n| process | memory, MB | start to ready, s |\n|---|---|---|\n");
            services.forEach(service -> text.append(line(service)));
        }
        return text.toString();
    }

    private static String line(String section, Comparison row) {
        Spread ratio = row.ratio();
        return String.format(
                Locale.ROOT,
                "| %s: %s | %s | %s: %s | **%.2f** (%.2f to %.2f) | %.2f | %.0f us, limit %.0f us | %s | %s | %s%s |%n",
                section,
                row.name(),
                rate(row.ours()),
                row.peer(),
                rate(row.theirs()),
                ratio.median(),
                ratio.lowest(),
                ratio.highest(),
                row.coreRatio().median(),
                micros(row.ours()),
                micros(row.theirs()),
                threshold(row.gate()),
                threshold(row.goal()),
                row.verdict(),
                row.others() > Comparison.OTHERS_MAX
                        ? String.format(Locale.ROOT, " (others %.0f %%)", row.others() * 100)
                        : "");
    }

    private static String line(Service service) {
        String start = service.startSeconds().isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f)",
                        Spread.of(service.startSeconds()).median(),
                        Spread.of(service.startSeconds()).lowest(),
                        Spread.of(service.startSeconds()).highest());
        return "| %s | %d | %s |%n".formatted(service.name(), service.megabytes(), start);
    }

    private static String rate(List<Take> takes) {
        Spread rate = Comparison.rate(takes);
        return String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", rate.median(), rate.lowest(), rate.highest());
    }

    private static double micros(List<Take> takes) {
        return Spread.of(takes.stream().map(Take::serverMicrosPerEvent).toList())
                .median();
    }

    private static String threshold(double value) {
        return value == 0 ? "-" : String.format(Locale.ROOT, ">= %.2f", value);
    }

    /// Between the words of `page.md`: the machine, then the tables.
    public void writeTo(Path file) {
        try (InputStream words = Report.class.getResourceAsStream("page.md")) {
            if (words == null) {
                throw new IllegalStateException("page.md is not on the class path");
            }
            String page = new String(words.readAllBytes(), UTF_8)
                    .replace("{machine}", Machine.describe(isQuick))
                    .replace("{tables}", table());
            Files.writeString(file, page, UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
