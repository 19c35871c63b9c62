package io.tieout.recon.yaml;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A rule file that the engine will not run, with everything that is wrong with it.
public final class InvalidRuleException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RuleFault> faults;

    InvalidRuleException(String file, List<RuleFault> faults) {
        super(file + " is not a rule that can be run:\n"
                + faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<RuleFault> faults() {
        return faults;
    }
}
