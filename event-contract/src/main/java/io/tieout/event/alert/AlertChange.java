package io.tieout.event.alert;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

@Meaning("What made a version of an alert.")
public enum AlertChange implements Explained {
    OPENED("opened", "The threshold was reached"),
    CHANGED("changed", "Other breaks or other money than before; nobody is told"),
    ESCALATED("escalated", "The measure has doubled again since it opened"),
    ACKNOWLEDGED("acknowledged", "Somebody took it"),
    RESOLVED("resolved", "It is over"),
    REOPENED("reopened", "The threshold was reached again soon after it had resolved");

    private final String code;
    private final String meaning;

    AlertChange(String code, String meaning) {
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
