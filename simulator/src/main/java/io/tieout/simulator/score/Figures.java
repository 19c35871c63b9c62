package io.tieout.simulator.score;

import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.score.Section.Rows;
import io.tieout.simulator.score.TruthLine.Injection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The figures of one or several systems as tables, the same for terminal and page.
final class Figures {

    private static final int MEDIAN = 50;
    private static final int NINETY = 90;
    private static final int NINETY_FIVE = 95;

    /// Of what a system does not tell, no figure says anything.
    private static final String NONE_TOLD = "none told";

    /// Minutes say nothing any more from so many hours on.
    private static final int HOURS_EXACT_MAX = 10;

    private final List<Score> scores;

    Figures(List<Score> scores) {
        this.scores = List.copyOf(scores);
    }

    Section recall() {
        Rows rows = rows().row("found", score -> score.recall().words());
        for (Aspect aspect : Aspect.values()) {
            rows.row(
                    "  with the right " + aspect.code(),
                    score -> score.recall(aspect).words());
        }
        return rows.as("Found of what went wrong (recall)", "Of everything that was expected to be found.");
    }

    Section observable() {
        Rows rows = rows().row("found", score -> score.observable().words());
        for (Aspect aspect : Aspect.values()) {
            rows.row(
                    "  with the right " + aspect.code(),
                    score -> score.observable(aspect).words());
        }
        return rows.as(
                "Found of what can be seen (recall over the observable)",
                "Of everything that shows in what was told; cause and step as far as they can be known from it.");
    }

    Section precision() {
        Rows rows = rows().row("right", score -> score.precision().words());
        for (Aspect aspect : Aspect.values()) {
            rows.row(
                    "  with the right " + aspect.code(),
                    score -> score.precision(aspect).words());
        }
        return rows.as("Right of what was found (precision)", "Of every break that was reported.");
    }

    Section automatic() {
        return rows().row(
                        "documents tied to their record",
                        score -> matches(score, score.matching().matched().words()))
                .row(
                        "matches that are false",
                        score -> matches(score, score.matching().wrong().words()))
                .row(
                        "matches of unknown documents",
                        score -> matches(score, count(score.matching().unknown())))
                .row(
                        "residues settled",
                        score -> settlements(score, score.settling().settled().words()))
                .row(
                        "settlements that are false",
                        score -> settlements(score, score.settling().wrong().words()))
                .as("Matched and settled without a person", "Rates of matching need --events.");
    }

    private static String matches(Score score, String figure) {
        return score.findings().matches().isEmpty() ? NONE_TOLD : figure;
    }

    private static String settlements(Score score, String figure) {
        return score.findings().settlements().isEmpty() ? NONE_TOLD : figure;
    }

    Section alerts() {
        Set<String> rules = new TreeSet<>();
        scores.forEach(score -> rules.addAll(score.alerting().byRule().keySet()));
        Rows rows = rows().row(
                        "deserve an alert and have one",
                        score -> rules(score, score.alerting().raised().words()));
        for (String rule : rules) {
            rows.row("  by " + rule, score -> share(score.alerting().byRule(), rule));
        }
        return rows.row(
                        "alerts without a true break (false alarms)",
                        score -> alerts(score, score.alerting().falseAlarms().words()))
                .row(
                        "alerts about what is set aside",
                        score -> alerts(score, count(score.alerting().asideOnly())))
                .row(
                        "from deserved to alerted, median",
                        score -> time(score.alerting().times(), MEDIAN))
                .row(
                        "from deserved to alerted, 95 % within",
                        score -> time(score.alerting().times(), NINETY_FIVE))
                .as(
                        "Alerts",
                        "By the system's own alert rules: since when the true breaks alone reach their thresholds.");
    }

    private static String rules(Score score, String figure) {
        return score.findings().alertRules().isEmpty() ? "no rules told" : figure;
    }

    private static String alerts(Score score, String figure) {
        return score.findings().alerts().isEmpty() ? NONE_TOLD : figure;
    }

    Section alertSpans() {
        Rows rows = rows();
        for (String span : DetectionTimes.SPANS) {
            rows.row("  " + span, score -> share(score.alerting().times().distribution(), span));
        }
        return rows.as("From deserved to alerted, in spans", "");
    }

    Section steps() {
        return rows().row("right", score -> count(score.steps().right()))
                .row("another step than the truth", score -> count(score.steps().wrong()))
                .row(
                        "not determinable, though it was",
                        score -> count(score.steps().tooLittle()))
                .row(
                        "definite, though not determinable",
                        score -> count(score.steps().overclaimed()))
                .row("nothing said", score -> count(score.steps().silent()))
                .as("Step of the handoff, of what was found", "");
    }

    Section amounts() {
        Set<String> currencies = new TreeSet<>();
        scores.forEach(score -> currencies.addAll(score.amounts().keySet()));
        Rows rows = rows();
        for (String currency : currencies) {
            rows.row(currency + " found of injected", score -> amount(score, currency, true));
            rows.row(currency + " reported falsely", score -> amount(score, currency, false));
        }
        return rows.as("Amounts", "Sums of magnitudes; nothing is netted.");
    }

    static String amount(Score score, String currency, boolean isFound) {
        AmountsFound amounts = score.amounts().get(currency);
        if (amounts == null) {
            return "n/a";
        }
        return isFound
                ? amounts.found().decimal() + " of " + amounts.injected().decimal()
                : amounts.falsely().decimal();
    }

    Section times() {
        return rows().row("median", Figures::median)
                .row("90 % within", score -> time(score.times(), NINETY))
                .as("From detectable to detected", "Of what was found by a system that says when.");
    }

    Section spans() {
        Rows rows = rows();
        for (String span : DetectionTimes.SPANS) {
            rows.row("  " + span, score -> share(score.times().distribution(), span));
        }
        return rows.as("From detectable to detected, in spans", "");
    }

    static String median(Score score) {
        return time(score.times(), MEDIAN);
    }

    private static String time(DetectionTimes times, int percent) {
        if (times.sorted().isEmpty()) {
            return "n/a";
        }
        Duration time = times.percentile(percent);
        if (time.abs().toHours() >= HOURS_EXACT_MAX) {
            return time.toHours() + " h";
        }
        return (time.isNegative() ? "-" : "")
                + String.format(
                        Locale.ROOT,
                        "%d h %02d min",
                        time.abs().toHours(),
                        time.abs().toMinutesPart());
    }

    /// What was found of each kind, a section to a way of telling kinds apart.
    List<Section> kinds() {
        return kindsOf().entrySet().stream()
                .map(each -> found(each.getKey(), each.getValue()))
                .toList();
    }

    /// The ways to tell injections apart, by their names.
    static Map<String, Function<Injection, String>> kindsOf() {
        Map<String, Function<Injection, String>> kinds = new LinkedHashMap<>();
        kinds.put("class", each -> each.diagnosis().breakClass());
        kinds.put("fault", Injection::fault);
        kinds.put("cause", each -> String.valueOf(each.diagnosis().cause()));
        kinds.put("step", each -> String.valueOf(each.diagnosis().step()));
        kinds.put("document type", each -> each.concern().documentType());
        return kinds;
    }

    private Section found(String name, Function<Injection, String> kind) {
        Map<String, Map<Score, Score.Kind>> all = new TreeMap<>();
        scores.forEach(score -> score.by(kind)
                .forEach((each, found) ->
                        all.computeIfAbsent(each, _ -> new LinkedHashMap<>()).put(score, found)));
        Rows rows = rows();
        all.forEach((each, found) -> rows.row(each, score -> {
            Score.Kind of = found.get(score);
            return of == null ? "n/a" : of.found().words();
        }));
        return rows.as("Found, by " + name, "");
    }

    Section precisionByClass() {
        Set<String> classes = new TreeSet<>();
        scores.forEach(score -> classes.addAll(score.precisionByClass().keySet()));
        Rows rows = rows();
        classes.forEach(each -> rows.row(each, score -> share(score.precisionByClass(), each)));
        return rows.as("Called by this class and right", "Of the breaks that were called so.");
    }

    private static String share(Map<String, Share> shares, String name) {
        return shares.getOrDefault(name, Share.NONE).words();
    }

    Section aside() {
        Rows rows = rows();
        for (State state : State.values()) {
            if (state != State.EXPECTED) {
                rows.row(
                        state.code() + ", found all the same",
                        score -> score.aside(state).words());
            }
        }
        return rows.row(
                        "breaks about them",
                        score -> count(score.pairing().excused().size()))
                .row("attribute given as the class", score -> count(score.attributesAsClass()))
                .as("Set aside", "Finding these is neither credited nor held against.");
    }

    private Rows rows() {
        return new Rows(scores);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
