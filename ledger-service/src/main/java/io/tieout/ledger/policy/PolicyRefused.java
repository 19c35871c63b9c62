package io.tieout.ledger.policy;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A policy file that must not be used; the message says in which line and why.
public final class PolicyRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    PolicyRefused(String file, int line, String reason, @Nullable Throwable cause) {
        super(file + " line " + line + ": " + reason, cause);
        this.line = line;
        this.reason = reason;
    }

    /// Counted from 1; 0 where no line is to blame.
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
