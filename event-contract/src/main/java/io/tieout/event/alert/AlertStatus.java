package io.tieout.event.alert;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

@Meaning("Whether an alert still needs somebody.")
public enum AlertStatus implements Explained {
    OPEN("open", "The threshold is reached and nobody has taken it"),
    ACKNOWLEDGED("acknowledged", "Somebody has taken it; it stays so until it resolves or gets worse"),
    RESOLVED("resolved", "The measure fell below the threshold, or nobody asks any more");

    private final String code;
    private final String meaning;

    AlertStatus(String code, String meaning) {
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
