package io.tieout.recon.page;

import io.tieout.event.finding.HandoffStep;
import java.util.ArrayList;
import java.util.List;

/// The four steps of a hand-over, each with how far it is proven.
final class HandoffTrack {

    /// @param state `proven`, `failed`, `unknown` or `unreached`; also its class in the style sheet
    public record Step(int number, String name, String state, String words) {}

    private static final List<String> NAMES = List.of("Emitted", "Forwarded", "Accepted", "Categorised");

    private HandoffTrack() {}

    static List<Step> of(HandoffStep step) {
        return switch (step) {
            case NOT_EMITTED -> track(1, 1, "failed");
            case EMITTED_OR_FORWARDED -> track(1, 2, "unknown");
            case NOT_FORWARDED -> track(2, 2, "failed");
            case FORWARDED_OR_ACCEPTED -> track(2, 3, "unknown");
            case NOT_ACCEPTED -> track(3, 3, "failed");
            case NOT_CATEGORISED -> track(4, 4, "failed");
            case GOOD, PROCESS_GAP -> track(5, 5, "proven");
            case NO_EVENT_STREAM -> track(1, 4, "unknown");
        };
    }

    /// Everything before `from` is proven, everything behind `to` was not reached.
    private static List<Step> track(int from, int to, String state) {
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number <= NAMES.size(); number++) {
            String each = number < from ? "proven" : number <= to ? state : "unreached";
            steps.add(new Step(number, NAMES.get(number - 1), each, words(each)));
        }
        return steps;
    }

    /// The finding as a heading.
    static String title(HandoffStep step) {
        return switch (step) {
            case NOT_EMITTED, NOT_FORWARDED, NOT_ACCEPTED, NOT_CATEGORISED ->
                "The hand-over to the ERP failed at step " + step.code();
            case EMITTED_OR_FORWARDED, FORWARDED_OR_ACCEPTED ->
                "The hand-over failed at step " + step.code() + ": which one cannot be told";
            case GOOD -> "The hand-over to the ERP is proven at every step";
            case PROCESS_GAP -> "The hand-over was good and was undone afterwards";
            case NO_EVENT_STREAM -> "There is no event stream to follow";
        };
    }

    /// A word beside the step in a table; empty where the step says it all.
    static String name(HandoffStep step) {
        return switch (step) {
            case NOT_EMITTED -> "not emitted";
            case NOT_FORWARDED -> "not forwarded";
            case NOT_ACCEPTED -> "not accepted";
            case NOT_CATEGORISED -> "not categorised";
            case EMITTED_OR_FORWARDED, FORWARDED_OR_ACCEPTED -> "a log is missing";
            case GOOD, PROCESS_GAP, NO_EVENT_STREAM -> "";
        };
    }

    private static String words(String state) {
        return switch (state) {
            case "proven" -> "proven";
            case "failed" -> "failed here";
            case "unknown" -> "not determinable";
            default -> "not reached";
        };
    }
}
