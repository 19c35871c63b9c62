package io.tieout.simulator.score;

import io.tieout.simulator.score.TruthLine.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was alerted, of what deserved it by the system's own alert rules.
///
/// @param told alerts that the system told
/// @param raised of the true breaks that deserve an alert, those behind one
/// @param byRule the same by the name of the rule, with the alerts of this rule alone
/// @param falseAlarms of the alerts that can be judged, those without a true break behind them
/// @param asideOnly alerts that cannot be judged, because all they have behind them is what the truth sets aside
/// @param times from deserving an alert to having one
record Alerting(
        int told,
        Share raised,
        Map<String, Share> byRule,
        Share falseAlarms,
        long asideOnly,
        DetectionTimes times,
        List<Injection> notAlerted,
        List<Alerted> wrongAlerts) {

    static Alerting of(Findings findings, Truth truth, Pairing pairing) {
        List<AlertRule> rules =
                findings.alertRules().stream().filter(AlertRule::isJudged).toList();
        Judge judge = new Judge(findings.alerts(), pairing);
        return judge.judged(truth.expected(), judge.deserving(truth.expected(), rules));
    }

    /// Holds the alerts of one system against what deserves them.
    private static final class Judge {

        private final List<Alerted> alerts;
        private final Pairing pairing;
        private final IdentityHashMap<Injection, String> aboutOf = new IdentityHashMap<>();

        /// By rule, then by what a break is about: when somebody was alerted of it first.
        private final Map<String, Map<String, Instant>> alertedAt = new HashMap<>();

        Judge(List<Alerted> alerts, Pairing pairing) {
            this.alerts = alerts;
            this.pairing = pairing;
            pairing.hits()
                    .forEach(hit -> aboutOf.put(hit.injection(), hit.found().about()));
            for (Alerted alert : alerts) {
                Map<String, Instant> ofRule = alertedAt.computeIfAbsent(alert.rule(), _ -> new HashMap<>());
                alert.breaks()
                        .forEach(each -> ofRule.merge(
                                each.about(),
                                alert.alertedOf(each),
                                (one, other) -> one.isBefore(other) ? one : other));
            }
        }

        /// What each rule has to tell of. One that leaves incidents to others has to tell of what is left: of what the
        /// truth says is an incident, and of what an alert of an incident tells of, it need not.
        Map<String, IdentityHashMap<Injection, Instant>> deserving(List<Injection> expected, List<AlertRule> rules) {
            Map<String, IdentityHashMap<Injection, Instant>> deserving = new TreeMap<>();
            Set<Injection> ofIncidents = Collections.newSetFromMap(new IdentityHashMap<>());
            for (AlertRule rule : rules) {
                if (rule.tellsOfIncidents()) {
                    IdentityHashMap<Injection, Instant> own = rule.deserving(expected);
                    deserving.put(rule.name(), own);
                    ofIncidents.addAll(own.keySet());
                    expected.stream()
                            .filter(each -> alertedOf(each, rule.name()) != null)
                            .forEach(ofIncidents::add);
                }
            }
            List<Injection> left = expected.stream()
                    .filter(each -> !ofIncidents.contains(each))
                    .toList();
            for (AlertRule rule : rules) {
                switch (rule.incidents()) {
                    case EACH -> {}
                    case APART -> deserving.put(rule.name(), rule.deserving(left));
                    case COUNTED -> deserving.put(rule.name(), rule.deserving(expected));
                }
            }
            return deserving;
        }

        Alerting judged(List<Injection> expected, Map<String, IdentityHashMap<Injection, Instant>> deserving) {
            Share raised = Share.NONE;
            List<Duration> times = new ArrayList<>();
            List<Injection> notAlerted = new ArrayList<>();
            for (Injection injection : expected) {
                Instant since = earliest(deserving.values().stream()
                        .map(ofRule -> ofRule.get(injection))
                        .toList());
                Instant at = earliest(alertedAt.keySet().stream()
                        .map(rule -> alertedOf(injection, rule))
                        .toList());
                if (since != null) {
                    raised = raised.with(at != null);
                    if (at == null) {
                        notAlerted.add(injection);
                    } else {
                        times.add(Duration.between(since, at));
                    }
                }
            }
            Map<String, Share> byRule = new TreeMap<>();
            deserving.forEach((rule, ofRule) -> byRule.put(rule, share(rule, ofRule.keySet())));
            return withAlarms(
                    raised, byRule, new DetectionTimes(times.stream().sorted().toList()), notAlerted);
        }

        private Alerting withAlarms(
                Share raised, Map<String, Share> byRule, DetectionTimes times, List<Injection> notAlerted) {
            Set<String> right = new HashSet<>(aboutOf.values());
            Set<String> aside = new HashSet<>();
            pairing.excused().forEach(each -> aside.add(each.about()));
            Share falseAlarms = Share.NONE;
            List<Alerted> wrong = new ArrayList<>();
            long asideOnly = 0;
            for (Alerted alert : alerts) {
                boolean isRight = alert.breaks().stream().anyMatch(each -> right.contains(each.about()));
                if (!isRight && alert.breaks().stream().anyMatch(each -> aside.contains(each.about()))) {
                    asideOnly++;
                    continue;
                }
                falseAlarms = falseAlarms.with(!isRight);
                if (!isRight) {
                    wrong.add(alert);
                }
            }
            return new Alerting(alerts.size(), raised, byRule, falseAlarms, asideOnly, times, notAlerted, wrong);
        }

        private Share share(String rule, Set<Injection> deserving) {
            Share share = Share.NONE;
            for (Injection injection : deserving) {
                share = share.with(alertedOf(injection, rule) != null);
            }
            return share;
        }

        /// Null where the injection was not found, or is behind no alert of the rule.
        private @Nullable Instant alertedOf(Injection injection, String rule) {
            String about = aboutOf.get(injection);
            return about == null ? null : alertedAt.getOrDefault(rule, Map.of()).get(about);
        }

        private static @Nullable Instant earliest(List<? extends @Nullable Instant> instants) {
            return instants.stream()
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }
}
