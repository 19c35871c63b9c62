package io.tieout.event.finding;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

/// Why breaks exist, in the order of precedence: the first whose rule holds names the cause.
@Meaning("Why the difference exists, in the order of precedence: the first whose rule holds.")
public enum Cause implements Explained {
    INTEGRATION_BUG(
            "integration-bug",
            "Three or more items, four of five sharing hop, connector, mapping version and failing field or code"),
    PROCESS_GAP("process-gap", "A person acted, no payload ever existed, or the target was edited"),
    REFERENCE_DATA("reference-data", "A code is absent or inactive on the business date"),
    TIMING("timing", "Heals within twice its tier"),
    EXTERNAL("external", "A processor's or bank's statement contradicts itself"),
    UNDETERMINED("undetermined", "The evidence does not decide");

    private final String code;
    private final String rule;

    Cause(String code, String rule) {
        this.code = code;
        this.rule = rule;
    }

    @Override
    public String code() {
        return code;
    }

    /// When the cause applies, in words.
    public String rule() {
        return rule;
    }

    @Override
    public String meaning() {
        return rule;
    }
}
