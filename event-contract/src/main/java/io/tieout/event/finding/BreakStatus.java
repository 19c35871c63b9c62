package io.tieout.event.finding;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

@Meaning("Whether a break still needs somebody.")
public enum BreakStatus implements Explained {
    OPEN("open", "Something is wrong"),
    ACCEPTED("accepted", "What is wrong stays as it is: somebody accepted it, or a rule settled it within its caps"),
    CLOSED("closed", "What was wrong no longer is"),
    ABSORBED("absorbed", "Its rule key turned out to be another's; that break goes on");

    private final String code;
    private final String meaning;

    BreakStatus(String code, String meaning) {
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
