package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.suite.Json;
import java.util.List;
import java.util.Map;

/// Scores for programs.
///
/// One system is one object; of several it is `{"systems": [...]}`. Counts come as `{"part": 9, "whole":
/// 10}`, amounts as text in major units, times in seconds. `null` never occurs: what cannot be said has a
/// whole of 0, and where nothing was detected there are no times.
///
/// - `system`, `recall`, `precision`: detection alone
/// - `recallOf`, `precisionOf`: by `class`, `cause`, `step`, `authority`, `amount`, where that was right too
/// - `observable`: `recall` over what can be seen in what was told, and `recallOf` as above, where cause and step are
/// right as far as they can be known
/// - `byClass`, `byFault`, `byCause`, `byStep`, `byDocumentType`: found of expected, and `named`, those of
/// the right class
/// - `calledByClass`: of the breaks called by each class, those that were right
/// - `confusion`: counts by true class and found class; `(not found)` and `(nothing)` stand for none
/// - `steps`: how the step was right or wrong
/// - `matches`, `settlements`: what was done without a person; `told` is how many, and 0 where a system tells of none
/// - `alerts`: `raised` of the true breaks that deserve an alert by the rules told, the same `byRule`, `false` of the
/// alerts that can be judged, and `secondsToAlert`, `alerted`, counted from when the alert was deserved
/// - `amounts`: by currency, `found` of `injected`, and what was reported `falsely`
/// - `secondsToDetect`, `detected`: percentiles and distribution
/// - `setAside`: by state, found of all
/// - `otherwiseThanKnown`: of which cause or step is said otherwise
/// - `missed`, `wrong`, `falseMatches`, `falseSettlements`, `notAlerted`, `falseAlarms`: every one
final class ScoreJson {

    private static final int MEDIAN = 50;
    private static final int NINETY = 90;
    private static final int NINETY_FIVE = 95;

    private ScoreJson() {}

    static ObjectNode of(List<Score> scores) {
        if (scores.size() == 1) {
            return of(scores.getFirst());
        }
        ObjectNode json = Json.object();
        ArrayNode systems = json.putArray("systems");
        scores.forEach(score -> systems.add(of(score)));
        return json;
    }

    private static ObjectNode of(Score score) {
        ObjectNode json = Json.object().put("system", score.system());
        json.set("recall", share(score.recall()));
        json.set("precision", share(score.precision()));
        ObjectNode recallOf = json.putObject("recallOf");
        ObjectNode precisionOf = json.putObject("precisionOf");
        for (Aspect aspect : Aspect.values()) {
            recallOf.set(aspect.code(), share(score.recall(aspect)));
            precisionOf.set(aspect.code(), share(score.precision(aspect)));
        }
        ObjectNode observable = json.putObject("observable");
        observable.set("recall", share(score.observable()));
        ObjectNode observableOf = observable.putObject("recallOf");
        for (Aspect aspect : Aspect.values()) {
            observableOf.set(aspect.code(), share(score.observable(aspect)));
        }
        Figures.kindsOf().forEach((name, kind) -> kinds(json.putObject(field(name)), score.by(kind)));
        shares(json.putObject("calledByClass"), score.precisionByClass());
        ObjectNode confusion = json.putObject("confusion");
        score.confusion().forEach((truly, called) -> called.forEach(confusion.withObjectProperty(truly)::put));
        steps(json.putObject("steps"), score);
        automatic(json, score);
        alerts(json.putObject("alerts"), score);
        amounts(json.putObject("amounts"), score);
        times(json, score.times());
        ObjectNode aside = json.putObject("setAside");
        for (State state : State.values()) {
            if (state != State.EXPECTED) {
                aside.set(state.code(), share(score.aside(state)));
            }
        }
        lists(json, score);
        return json;
    }

    /// `document type` becomes `byDocumentType`.
    private static String field(String name) {
        StringBuilder field = new StringBuilder("by");
        for (String word : name.split(" ", -1)) {
            field.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return field.toString();
    }

    private static void kinds(ObjectNode json, Map<String, Score.Kind> kinds) {
        kinds.forEach((name, kind) -> {
            ObjectNode found = share(kind.found());
            found.put("named", kind.named().part());
            json.set(name, found);
        });
    }

    private static void steps(ObjectNode json, Score score) {
        StepAnswers steps = score.steps();
        json.put("right", steps.right())
                .put("wrong", steps.wrong())
                .put("notDeterminableThoughItWas", steps.tooLittle())
                .put("overclaimed", steps.overclaimed())
                .put("silent", steps.silent());
    }

    private static void automatic(ObjectNode json, Score score) {
        ObjectNode matches = json.putObject("matches");
        matches.put("told", score.findings().matches().size());
        matches.set("matched", share(score.matching().matched()));
        matches.set("false", share(score.matching().wrong()));
        matches.put("unknown", score.matching().unknown());
        ObjectNode settlements = json.putObject("settlements");
        settlements.put("told", score.findings().settlements().size());
        settlements.set("settled", share(score.settling().settled()));
        settlements.set("false", share(score.settling().wrong()));
    }

    private static void alerts(ObjectNode json, Score score) {
        Alerting alerting = score.alerting();
        json.put("told", alerting.told());
        json.set("raised", share(alerting.raised()));
        shares(json.putObject("byRule"), alerting.byRule());
        json.set("false", share(alerting.falseAlarms()));
        json.put("setAside", alerting.asideOnly());
        seconds(json.putObject("secondsToAlert"), alerting.times(), NINETY_FIVE);
        shares(json.putObject("alerted"), alerting.times().distribution());
    }

    private static void amounts(ObjectNode json, Score score) {
        score.amounts()
                .forEach((currency, amounts) -> json.putObject(currency)
                        .put("found", amounts.found().decimal())
                        .put("injected", amounts.injected().decimal())
                        .put("falsely", amounts.falsely().decimal()));
    }

    private static void times(ObjectNode json, DetectionTimes times) {
        seconds(json.putObject("secondsToDetect"), times, NINETY);
        shares(json.putObject("detected"), times.distribution());
    }

    private static void seconds(ObjectNode json, DetectionTimes times, int high) {
        if (!times.sorted().isEmpty()) {
            json.put("median", times.percentile(MEDIAN).toSeconds())
                    .put("p" + high, times.percentile(high).toSeconds());
        }
    }

    private static void lists(ObjectNode json, Score score) {
        injections(json.putArray("missed"), score.pairing().missed());
        ArrayNode otherwise = json.putArray("otherwiseThanKnown");
        ScoreText.otherwise(score, Aspect.CAUSE).forEach(each -> otherwise.add("cause: " + each));
        ScoreText.otherwise(score, Aspect.STEP).forEach(each -> otherwise.add("step: " + each));
        injections(json.putArray("notAlerted"), score.alerting().notAlerted());
        ArrayNode alarms = json.putArray("falseAlarms");
        score.alerting()
                .wrongAlerts()
                .forEach(each -> alarms.addObject()
                        .put("rule", each.rule())
                        .put("entity", each.entity())
                        .put("currency", each.currency())
                        .put("openedAt", each.openedAt().toString()));
        ArrayNode wrong = json.putArray("wrong");
        score.pairing()
                .wrong()
                .forEach(each -> wrong.addObject()
                        .put("about", each.about())
                        .put("class", each.diagnosis().breakClass()));
        ArrayNode matches = json.putArray("falseMatches");
        score.matching()
                .wrongMatches()
                .forEach(each -> matches.addObject().put("about", each.about()).put("document", each.document()));
        ArrayNode settlements = json.putArray("falseSettlements");
        score.settling()
                .wrongSettlements()
                .forEach(each -> settlements
                        .addObject()
                        .put("about", each.about())
                        .put("amount", each.amount().decimal())
                        .put("currency", each.amount().currency().getCurrencyCode()));
    }

    private static void injections(ArrayNode json, List<TruthLine.Injection> injections) {
        injections.forEach(each -> json.addObject()
                .put("fault", each.fault())
                .put("about", each.concern().about())
                .put("class", each.diagnosis().breakClass())
                .put("shown", each.observable().isShown())
                .put("because", each.observable().because()));
    }

    private static void shares(ObjectNode json, Map<String, Share> shares) {
        shares.forEach((name, share) -> json.set(name, share(share)));
    }

    private static ObjectNode share(Share share) {
        return Json.object().put("part", share.part()).put("whole", share.whole());
    }
}
