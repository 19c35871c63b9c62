package io.tieout.ledger.policy;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A policy file that must not be used; the message says in which line and why.
public final class PolicyRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PolicyRefused(String file, int line, String reason, @Nullable Throwable cause) {
        super(file + " line " + line + ": " + reason, cause);
    }
}
