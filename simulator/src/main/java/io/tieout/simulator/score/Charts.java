package io.tieout.simulator.score;

import io.tieout.simulator.score.TruthLine.Injection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The charts of a page. Each is an element with an id of its own.
final class Charts {

    private static final String DETECTION = "detection";

    private final List<Score> scores;
    private int count;

    Charts(List<Score> scores) {
        this.scores = List.copyOf(scores);
    }

    String recall() {
        return aspects("Recall", Score::recall, Score::recall);
    }

    String precision() {
        return aspects("Precision", Score::precision, Score::precision);
    }

    private String aspects(String title, Function<Score, Share> all, BiFunction<Score, Aspect, Share> of) {
        Map<String, Function<Score, Share>> figures = new LinkedHashMap<>();
        figures.put(DETECTION, all);
        for (Aspect aspect : Aspect.values()) {
            figures.put(aspect.code(), score -> of.apply(score, aspect));
        }
        return draw(
                title,
                figures.keySet(),
                (score, label) -> figures.getOrDefault(label, all).apply(score));
    }

    String found(String title, Function<Injection, String> kind) {
        return ofEach(title, score -> {
            Map<String, Share> shares = new LinkedHashMap<>();
            score.by(kind).forEach((name, of) -> shares.put(name, of.found()));
            return shares;
        });
    }

    String precisionByClass() {
        return ofEach("Precision by class", Score::precisionByClass);
    }

    String amounts() {
        return ofEach("Amounts found of injected, by currency", score -> {
            Map<String, Share> shares = new LinkedHashMap<>();
            score.amounts().forEach((currency, amounts) -> shares.put(currency, amounts.share()));
            return shares;
        });
    }

    String times() {
        return draw(
                "From detectable to detected",
                DetectionTimes.SPANS,
                (score, span) -> score.times().distribution().getOrDefault(span, Share.NONE));
    }

    String automatic() {
        Map<String, Function<Score, Share>> figures = new LinkedHashMap<>();
        figures.put("documents tied rightly", score -> score.matching().matched());
        figures.put("false matches", score -> score.matching().wrong());
        figures.put("residues settled", score -> score.settling().settled());
        figures.put("false settlements", score -> score.settling().wrong());
        return draw(
                "Matched and settled without a person",
                figures.keySet(),
                (score, label) -> figures.getOrDefault(label, _ -> Share.NONE).apply(score));
    }

    String alerts() {
        Map<String, Function<Score, Share>> figures = new LinkedHashMap<>();
        figures.put("deserved and raised", score -> score.alerting().raised());
        figures.put("false alarms", score -> score.alerting().falseAlarms());
        return draw(
                "Alerts",
                figures.keySet(),
                (score, label) -> figures.getOrDefault(label, _ -> Share.NONE).apply(score));
    }

    private String ofEach(String title, Function<Score, Map<String, Share>> shares) {
        Map<Score, Map<String, Share>> all = new LinkedHashMap<>();
        Collection<String> labels = new TreeSet<>();
        for (Score score : scores) {
            Map<String, Share> own = shares.apply(score);
            all.put(score, own);
            labels.addAll(own.keySet());
        }
        return draw(
                title,
                labels,
                (score, label) -> all.getOrDefault(score, Map.of()).getOrDefault(label, Share.NONE));
    }

    private String draw(String title, Collection<String> labels, BiFunction<Score, String, Share> share) {
        BarChart chart = new BarChart("chart-" + ++count, title);
        labels.forEach(label -> chart.group(
                label, scores.stream().map(score -> share.apply(score, label)).toList()));
        return labels.isEmpty() ? "" : chart.svg();
    }
}
