package io.tieout.event.finding;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

/// Where a handoff failed, as far as the evidence goes. "Not determinable" is an answer; a guess is a defect.
@Meaning(
        "Where the handoff failed, as far as the evidence goes. Where the log that would decide is missing, the answer says so.")
public enum HandoffStep implements Explained {
    NO_EVENT_STREAM("no-event-stream", "The handoff is declared batch or manual: examine the export"),
    NOT_EMITTED("1", "The source did not emit the event"),
    EMITTED_OR_FORWARDED("1 or 2", "Not determinable: the source's own log is missing"),
    NOT_FORWARDED("2", "The integration did not forward the event"),
    FORWARDED_OR_ACCEPTED("2 or 3", "Not determinable: the integration's log is missing"),
    NOT_ACCEPTED("3", "The target did not accept it, or took it with a wrong type or field"),
    NOT_CATEGORISED("4", "The target parked it or posted it to a wrong account"),
    PROCESS_GAP("process gap", "A person changed it in the target afterwards"),
    GOOD("handoff good", "Every step is proven; settle timing or amount at the source");

    private final String code;
    private final String meaning;

    HandoffStep(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
