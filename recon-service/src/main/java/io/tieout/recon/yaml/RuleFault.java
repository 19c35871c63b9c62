package io.tieout.recon.yaml;

/// One thing that is wrong with a rule file, said so that its author can mend it.
///
/// @param line counted from 1
public record RuleFault(int line, String message) {

    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
