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

    private static String words(String state) {
        return switch (state) {
            case "proven" -> "proven";
            case "failed" -> "failed here";
            case "unknown" -> "not determinable";
            default -> "not reached";
        };
    }
}
