package io.tieout.simulator.score;

import io.tieout.simulator.score.TruthLine.Injection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Scores as one page that needs nothing from elsewhere and no script.
final class ScorePage {

    private static final int LISTED_MAX = 200;

    /// With more systems than this a table needs the whole width.
    private static final int BESIDE_MAX = 3;

    private final List<Score> scores;
    private final Figures figures;
    private final Charts charts;
    private final Html page = new Html();

    ScorePage(List<Score> scores) {
        this.scores = List.copyOf(scores);
        this.figures = new Figures(scores);
        this.charts = new Charts(scores);
    }

    String write() {
        page.raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .raw("<head><meta charset=\"utf-8\"/>")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .element("title", "How good is what was found?")
                .raw("<style>\n" + PageStyle.CSS + "</style></head>\n")
                .open("body")
                .open("main");
        head();
        cards();
        section(figures.observable(), "");
        section(figures.recall(), charts.recall());
        section(figures.precision(), charts.precision());
        List<Section> found = figures.kinds();
        List<Map.Entry<String, Function<Injection, String>>> kinds =
                List.copyOf(Figures.kindsOf().entrySet());
        section(
                found.getFirst(),
                charts.found("Recall by class", kinds.getFirst().getValue()));
        section(figures.precisionByClass(), charts.precisionByClass());
        confusions();
        section(figures.amounts(), charts.amounts());
        section(figures.times().and(figures.spans()), charts.times());
        section(figures.automatic(), charts.automatic());
        section(figures.alerts().and(figures.alertSpans()), charts.alerts());
        for (int i = 1; i < found.size(); i++) {
            Map.Entry<String, Function<Injection, String>> kind = kinds.get(i);
            section(found.get(i), charts.found("Recall by " + kind.getKey(), kind.getValue()));
        }
        section(figures.steps(), "");
        section(figures.aside(), "");
        lists();
        return page.close("main").close("body").close("html").toString();
    }

    private void head() {
        Score any = scores.getFirst();
        page.element("h1", "How good is what was found?")
                .element(
                        "p",
                        String.format(
                                Locale.ROOT,
                                "%,d things went wrong that a reconciliation can be expected to find; %,d more are set"
                                        + " aside because they are hidden, leave no trace or belong to an incident.",
                                any.recall().whole(),
                                any.aside().size()),
                        "class",
                        "quiet");
    }

    private void cards() {
        page.open("div", "class", "cards");
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            page.open("div", "class", "card s" + i)
                    .element("h2", score.system())
                    .open("dl");
            figure("found (recall)", score.recall().percent());
            figure("right (precision)", score.precision().percent());
            figure("class right", score.recall(Aspect.CLASS).percent());
            figure("cause right, as known", score.observable(Aspect.CAUSE).percent());
            figure("step right, as known", score.observable(Aspect.STEP).percent());
            figure("step right", score.recall(Aspect.STEP).percent());
            figure("false matches", score.matching().wrong().percent());
            figure("alerts raised", score.alerting().raised().percent());
            figure("median delay", Figures.median(score));
            page.close("dl").close("div");
        }
        page.close("div");
    }

    private void figure(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void section(Section section, String chart) {
        if (section.rows().isEmpty()) {
            return;
        }
        page.open("section", "class", scores.size() > BESIDE_MAX || chart.isEmpty() ? "stacked" : "beside")
                .element("h2", section.title())
                .element("p", section.note(), "class", "quiet")
                .open("div", "class", "pair");
        if (!chart.isEmpty()) {
            page.open("figure").raw(chart);
            legend();
            page.close("figure");
        }
        table(section);
        page.close("div").close("section");
    }

    private void legend() {
        if (scores.size() == 1) {
            return;
        }
        page.open("div", "class", "legend");
        for (int i = 0; i < scores.size(); i++) {
            page.open("span")
                    .raw("<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"s" + i
                            + "\" width=\"12\" height=\"12\" rx=\"2\"/></svg>")
                    .text(scores.get(i).system())
                    .close("span");
        }
        page.close("div");
    }

    private void table(Section section) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", section.title())
                .open("table", "class", scores.size() == 1 ? "single" : "several")
                .open("thead")
                .open("tr")
                .element("th", "", "scope", "col");
        scores.forEach(score -> page.element("th", score.system(), "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (Section.Row row : section.rows()) {
            boolean isInner = row.label().startsWith(" ");
            page.open("tr").element("th", row.label().strip(), "scope", "row", "class", isInner ? "inner" : "outer");
            row.cells().forEach(this::cell);
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    /// A share has its percentage set apart; with several systems it stands above its count, so that columns are
    /// narrow.
    private void cell(String cell) {
        int gap = cell.indexOf("  ");
        if (gap < 0) {
            page.element("td", cell);
            return;
        }
        String count = cell.substring(0, gap);
        String percent = cell.substring(gap).strip();
        page.open("td");
        if (scores.size() == 1) {
            page.element("span", count, "class", "quiet").raw(" ").element("b", percent);
        } else {
            page.element("b", percent).element("span", count, "class", "quiet below");
        }
        page.close("td");
    }

    private void confusions() {
        page.open("section", "class", "stacked")
                .element("h2", "Which class was called what")
                .element(
                        "p",
                        "Rows are classes in truth, columns what breaks were called. Right calls are green, others red,"
                                + " the stronger the more of the row they are.",
                        "class",
                        "quiet");
        page.open("div", "class", "confusions");
        for (Score score : scores) {
            page.open("div").element("h3", score.system());
            ConfusionTable table = new ConfusionTable(score);
            if (table.isEmpty()) {
                page.element("p", "Nothing went wrong and nothing was found.", "class", "quiet");
            } else {
                table.write(page, "Confusions of " + score.system());
            }
            page.close("div");
        }
        page.close("div").close("section");
    }

    private void lists() {
        page.open("section", "class", "stacked")
                .element("h2", "One by one")
                .element("p", "At most " + LISTED_MAX + " of each; the JSON has every one.", "class", "quiet");
        for (Score score : scores) {
            String of = " by " + score.system();
            list(
                    "Not found" + of,
                    score.pairing().missed().stream().map(ScoreText::line).toList());
            list(
                    "Found falsely" + of,
                    score.pairing().wrong().stream().map(ScoreText::line).toList());
            list("Cause said otherwise than can be known" + of, ScoreText.otherwise(score, Aspect.CAUSE));
            list("Step said otherwise than can be known" + of, ScoreText.otherwise(score, Aspect.STEP));
            list(
                    "Matched falsely" + of,
                    score.matching().wrongMatches().stream()
                            .map(ScoreText::line)
                            .toList());
            list(
                    "Settled falsely" + of,
                    score.settling().wrongSettlements().stream()
                            .map(ScoreText::line)
                            .toList());
            list(
                    "Not alerted" + of,
                    score.alerting().notAlerted().stream().map(ScoreText::line).toList());
            list(
                    "False alarms" + of,
                    score.alerting().wrongAlerts().stream().map(ScoreText::line).toList());
        }
        list(
                "Set aside",
                scores.getFirst().aside().stream().map(ScoreText::line).toList());
        page.close("section");
    }

    private void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        page.open("details").element("summary", title + ": " + lines.size()).open("ul");
        lines.stream().limit(LISTED_MAX).forEach(line -> page.element("li", line));
        page.close("ul").close("details");
    }
}
