package io.tieout.simulator.score;

import io.tieout.simulator.score.TruthLine.Injection;
import io.tieout.simulator.score.TruthLine.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scores for a terminal: first a screen of figures, then what they are made of.
final class ScoreText {

    private static final int SHOWN_MAX = 10;
    private static final int LABEL_MIN = 34;
    private static final int CELL_MIN = 20;
    private static final String INDENT = "  ";

    private final List<Score> scores;
    private final StringBuilder text = new StringBuilder();
    private final int cellWidth;

    ScoreText(List<Score> scores) {
        this.scores = List.copyOf(scores);
        this.cellWidth =
                scores.stream().mapToInt(score -> score.system().length()).reduce(CELL_MIN, Math::max) + 2;
    }

    String write() {
        List<Section> sections = sections();
        int labelWidth = LABEL_MIN;
        for (Section section : sections) {
            labelWidth = Math.max(labelWidth, section.title().length());
            for (Section.Row row : section.rows()) {
                labelWidth = Math.max(labelWidth, row.label().length() + INDENT.length());
            }
        }
        for (Section section : sections) {
            write(section, labelWidth);
        }
        scores.forEach(this::details);
        return text.toString();
    }

    /// The most important first: what fits a screen.
    private List<Section> sections() {
        Figures figures = new Figures(scores);
        List<Section> sections = new ArrayList<>(List.of(
                figures.observable(),
                figures.recall(),
                figures.precision(),
                figures.automatic(),
                figures.alerts(),
                figures.amounts(),
                figures.times()));
        sections.addAll(figures.kinds());
        sections.addAll(List.of(
                figures.precisionByClass(), figures.steps(), figures.spans(), figures.alertSpans(), figures.aside()));
        return sections;
    }

    private void write(Section section, int labelWidth) {
        if (section.rows().isEmpty()) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n").append(padded(section.title(), labelWidth));
        if (scores.size() > 1) {
            scores.forEach(score -> text.append(right(score.system())));
        }
        text.append('\n');
        for (Section.Row row : section.rows()) {
            text.append(INDENT).append(padded(row.label(), labelWidth - INDENT.length()));
            row.cells().forEach(cell -> text.append(right(cell)));
            text.append('\n');
        }
    }

    private static String padded(String label, int width) {
        return label + " ".repeat(Math.max(0, width - label.length()));
    }

    private String right(String cell) {
        return " ".repeat(Math.max(1, cellWidth - cell.length())) + cell;
    }

    private void details(Score score) {
        String of = scores.size() > 1 ? " by " + score.system() : "";
        list("Called otherwise than it is" + of, confusions(score));
        list(
                "Found where nothing was wrong, or once too often" + of,
                score.pairing().wrong().stream().map(ScoreText::line).toList());
        list(
                "Not found" + of,
                score.pairing().missed().stream().map(ScoreText::line).toList());
        list("Cause said otherwise than can be known" + of, otherwise(score, Aspect.CAUSE));
        list("Step said otherwise than can be known" + of, otherwise(score, Aspect.STEP));
        list(
                "Matched falsely" + of,
                score.matching().wrongMatches().stream().map(ScoreText::line).toList());
        list(
                "Settled falsely" + of,
                score.settling().wrongSettlements().stream()
                        .map(ScoreText::line)
                        .toList());
        list(
                "Deserve an alert and have none" + of,
                score.alerting().notAlerted().stream().map(ScoreText::line).toList());
        list(
                "Alerts without a true break" + of,
                score.alerting().wrongAlerts().stream().map(ScoreText::line).toList());
        if (score == scores.getLast()) {
            list("Set aside", score.aside().stream().map(ScoreText::line).toList());
        }
    }

    private static List<String> confusions(Score score) {
        List<String> confusions = new ArrayList<>();
        for (Map.Entry<String, Map<String, Long>> truly : score.confusion().entrySet()) {
            for (Map.Entry<String, Long> called : truly.getValue().entrySet()) {
                boolean isBreak = !called.getKey().equals(Score.NOT_FOUND)
                        && !truly.getKey().equals(Score.NOTHING_WRONG);
                if (isBreak && !called.getKey().equals(truly.getKey())) {
                    confusions.add(String.format(
                            Locale.ROOT, "%6d  %s called %s", called.getValue(), truly.getKey(), called.getKey()));
                }
            }
        }
        return confusions;
    }

    static List<String> otherwise(Score score, Aspect aspect) {
        return score.otherwiseThanKnown(aspect).stream()
                .map(hit -> aspect == Aspect.CAUSE
                        ? said(
                                hit,
                                hit.injection().observable().cause(),
                                hit.found().diagnosis().cause())
                        : said(
                                hit,
                                hit.injection().observable().step(),
                                hit.found().diagnosis().step()))
                .toList();
    }

    private static String said(Pairing.Hit hit, String known, @Nullable String said) {
        return line(hit.injection()) + ": " + known + ", said: " + (said == null ? "nothing" : said);
    }

    static String line(Found found) {
        String delta = found.delta() == null ? "" : " " + found.delta();
        return String.format(Locale.ROOT, "%-22s %s%s", found.diagnosis().breakClass(), found.about(), delta);
    }

    static String line(Injection injection) {
        return String.format(
                Locale.ROOT,
                "%-22s %s %s (%s)",
                injection.diagnosis().breakClass(),
                injection.concern().about(),
                injection.delta(),
                injection.fault());
    }

    static String line(Findings.Match match) {
        return match.about() + " with " + match.document();
    }

    static String line(Findings.Settlement settlement) {
        return settlement.about() + " " + settlement.amount();
    }

    static String line(Alerted alert) {
        return String.format(
                Locale.ROOT,
                "%s of %s in %s at %s, breaks: %,d",
                alert.rule(),
                alert.entity(),
                alert.currency(),
                alert.openedAt(),
                alert.breaks().size());
    }

    static String line(SetAside aside) {
        String because = aside.because() == null ? "" : ", " + aside.because();
        return String.format(
                Locale.ROOT,
                "%-10s %s (%s%s)",
                aside.state().code(),
                aside.concern().about(),
                aside.fault(),
                because);
    }

    private void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        lines.stream()
                .limit(SHOWN_MAX)
                .forEach(line -> text.append(INDENT).append(line).append('\n'));
        if (lines.size() > SHOWN_MAX) {
            text.append(INDENT).append("and ").append(lines.size() - SHOWN_MAX).append(" more\n");
        }
    }
}
