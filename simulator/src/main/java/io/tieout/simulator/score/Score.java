package io.tieout.simulator.score;

import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.score.TruthLine.Injection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// How well what one system found agrees with the truth.
final class Score {

    /// What no injection is, in the table of confusions.
    static final String NOTHING_WRONG = "(nothing)";

    /// What no break is, in the table of confusions.
    static final String NOT_FOUND = "(not found)";

    /// Injections of one kind: how many were found, and how many were found and called by the right class.
    record Kind(Share found, Share named) {

        private static final Kind NONE = new Kind(Share.NONE, Share.NONE);

        Kind with(boolean isFound, boolean isNamed) {
            return new Kind(found.with(isFound), named.with(isNamed));
        }
    }

    private final Truth truth;
    private final Findings findings;
    private final Pairing pairing;
    private final Matching matching;
    private final Settling settling;
    private final Alerting alerting;

    Score(Truth truth, Findings findings, TruePairs pairs) {
        this.truth = truth;
        this.findings = findings;
        this.pairing = new Pairing(truth, findings.breaks(), pairs);
        this.matching = Matching.of(findings.matches(), pairs);
        this.settling = Settling.of(findings.settlements(), truth);
        this.alerting = Alerting.of(findings, truth, pairing);
    }

    String system() {
        return findings.system();
    }

    Pairing pairing() {
        return pairing;
    }

    Matching matching() {
        return matching;
    }

    Settling settling() {
        return settling;
    }

    Alerting alerting() {
        return alerting;
    }

    /// What it says of itself, for what it does not say anything of.
    Findings findings() {
        return findings;
    }

    StepAnswers steps() {
        return StepAnswers.of(pairing.hits());
    }

    Map<String, AmountsFound> amounts() {
        return AmountsFound.byCurrency(pairing);
    }

    DetectionTimes times() {
        return DetectionTimes.of(pairing.hits());
    }

    /// Of what was expected, what was found.
    Share recall() {
        return new Share(pairing.hits().size(), truth.expected().size());
    }

    /// Of what was found, what was right with anything.
    Share precision() {
        int right = pairing.right().size();
        return new Share(right, right + pairing.wrong().size());
    }

    /// Of what was expected, what was found and this of it said right.
    Share recall(Aspect aspect) {
        long expected = truth.expected().stream().filter(aspect::isKnown).count();
        long right = pairing.hits().stream()
                .filter(hit -> aspect.isKnown(hit.injection()) && aspect.agrees(hit.injection(), hit.found()))
                .count();
        return new Share(right, expected);
    }

    /// Of what can be seen in what was told, what was found.
    Share observable() {
        long shown = truth.expected().stream()
                .filter(each -> each.observable().isShown())
                .count();
        long found = pairing.hits().stream()
                .filter(hit -> hit.injection().observable().isShown())
                .count();
        return new Share(found, shown);
    }

    /// Of what can be seen, what was found and this of it said as far as it can be known, and no further.
    Share observable(Aspect aspect) {
        long shown = truth.expected().stream()
                .filter(each -> each.observable().isShown() && aspect.isKnown(each))
                .count();
        long right = pairing.hits().stream()
                .filter(hit -> hit.injection().observable().isShown() && aspect.isKnown(hit.injection()))
                .filter(hit -> aspect.agreesAsKnown(hit.injection(), hit.found()))
                .count();
        return new Share(right, shown);
    }

    /// What was found and of which cause or step is said otherwise than can be known.
    List<Pairing.Hit> otherwiseThanKnown(Aspect aspect) {
        return pairing.hits().stream()
                .filter(hit -> hit.injection().observable().isShown())
                .filter(hit -> !aspect.agreesAsKnown(hit.injection(), hit.found()))
                .toList();
    }

    /// Of the breaks, those that say this of it right about something that they found. A break about what the truth
    /// does not know this of is left out.
    Share precision(Aspect aspect) {
        Share share = new Share(0, pairing.wrong().size());
        for (Map.Entry<Found, List<Injection>> each : pairing.right()) {
            List<Injection> known =
                    each.getValue().stream().filter(aspect::isKnown).toList();
            if (!known.isEmpty()) {
                share = share.with(known.stream().anyMatch(injection -> aspect.agrees(injection, each.getKey())));
            }
        }
        return share;
    }

    /// Breaks whose class is wrong and is one that holds too: it belongs among the attributes.
    long attributesAsClass() {
        return pairing.hits().stream()
                .filter(hit ->
                        hit.injection().also().contains(hit.found().diagnosis().breakClass()))
                .count();
    }

    /// How much of each kind was found, in the order of their names.
    Map<String, Kind> by(Function<Injection, String> kind) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Pairing.Hit hit : pairing.hits()) {
            String name = kind.apply(hit.injection());
            boolean isNamed = Aspect.CLASS.agrees(hit.injection(), hit.found());
            kinds.put(name, kinds.getOrDefault(name, Kind.NONE).with(true, isNamed));
        }
        for (Injection injection : pairing.missed()) {
            String name = kind.apply(injection);
            kinds.put(name, kinds.getOrDefault(name, Kind.NONE).with(false, false));
        }
        return kinds;
    }

    /// Of the breaks called by each class, how many found something of this class.
    Map<String, Share> precisionByClass() {
        Map<String, Share> shares = new TreeMap<>();
        for (Map.Entry<Found, List<Injection>> each : pairing.right()) {
            boolean isRight =
                    each.getValue().stream().anyMatch(injection -> Aspect.CLASS.agrees(injection, each.getKey()));
            count(shares, each.getKey(), isRight);
        }
        pairing.wrong().forEach(each -> count(shares, each, false));
        return shares;
    }

    private static void count(Map<String, Share> shares, Found found, boolean isRight) {
        String called = found.diagnosis().breakClass();
        shares.put(called, shares.getOrDefault(called, Share.NONE).with(isRight));
    }

    /// How often each class was called what: first the class in truth, then the class it was called.
    Map<String, Map<String, Long>> confusion() {
        Map<String, Map<String, Long>> confusion = new TreeMap<>();
        pairing.hits()
                .forEach(hit -> count(
                        confusion,
                        hit.injection().diagnosis().breakClass(),
                        hit.found().diagnosis().breakClass()));
        pairing.missed().forEach(each -> count(confusion, each.diagnosis().breakClass(), NOT_FOUND));
        pairing.wrong()
                .forEach(
                        each -> count(confusion, NOTHING_WRONG, each.diagnosis().breakClass()));
        return confusion;
    }

    private static void count(Map<String, Map<String, Long>> confusion, String truly, String called) {
        confusion.computeIfAbsent(truly, _ -> new TreeMap<>()).merge(called, 1L, Long::sum);
    }

    /// What of the truth is set aside in this state, and how much of it was found all the same.
    Share aside(State state) {
        return new Share(
                pairing.asideFound().stream()
                        .filter(each -> each.state() == state)
                        .count(),
                truth.aside().stream().filter(each -> each.state() == state).count());
    }

    List<TruthLine.SetAside> aside() {
        return truth.aside();
    }
}
