package io.tieout.alert.mail;

import io.tieout.alert.app.AlertDocument;
import io.tieout.alert.domain.NoticeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the templates show.
///
/// @param headline what happened, in one sentence
/// @param acting who must act, with what of the shown breaks is theirs
public record AlertMail(String subject, String headline, AlertDocument alert, List<Acting> acting) {

    /// One team and its part.
    public record Acting(String owner, int breaks, String repair) {}

    static AlertMail of(NoticeKind kind, AlertDocument alert) {
        return new AlertMail(subject(kind, alert), headline(kind, alert), alert, acting(alert));
    }

    /// The number of breaks that are not shown.
    public long hidden() {
        return alert.count() - alert.topBreaks().size();
    }

    public boolean isResolved() {
        return alert.resolvedAt() != null;
    }

    private static String subject(NoticeKind kind, AlertDocument alert) {
        return "[%s] %s: %s %s, %s in %s"
                .formatted(
                        alert.severity(),
                        word(kind),
                        alert.rule().name(),
                        alert.entity(),
                        alert.absolute().text(),
                        count(alert.count()));
    }

    private static String headline(NoticeKind kind, AlertDocument alert) {
        String what = alert.summary();
        return switch (kind) {
            case OPENED -> what + ".";
            case ESCALATED -> what + ". It has at least doubled since the alert opened.";
            case REOPENED -> what + ". The alert had resolved and is open again.";
            case RESOLVED -> resolved(alert);
        };
    }

    private static String resolved(AlertDocument alert) {
        return switch (Objects.requireNonNullElse(alert.resolution(), "")) {
            case "rule-withdrawn" -> "The rule " + alert.rule().name() + " no longer applies, so the alert is closed.";
            case "folded" -> "The alert of an incident tells of the breaks that this one told of, so it is closed.";
            default -> alert.summary() + ". That is below the threshold, so the alert is closed.";
        };
    }

    private static String word(NoticeKind kind) {
        return switch (kind) {
            case OPENED -> "Alert";
            case ESCALATED -> "Worse";
            case REOPENED -> "Open again";
            case RESOLVED -> "Resolved";
        };
    }

    private static List<Acting> acting(AlertDocument alert) {
        Map<String, Acting> byOwner = new LinkedHashMap<>();
        for (AlertDocument.Item item : alert.topBreaks()) {
            byOwner.merge(
                    item.owner(),
                    new Acting(item.owner(), 1, item.repair()),
                    (one, other) -> new Acting(one.owner(), one.breaks() + 1, joined(one.repair(), other.repair())));
        }
        return List.copyOf(byOwner.values());
    }

    private static String joined(String repairs, String repair) {
        return repairs.contains(repair) ? repairs : repairs + "; " + repair;
    }

    static String count(long breaks) {
        return breaks == 1 ? "1 break" : breaks + " breaks";
    }
}
