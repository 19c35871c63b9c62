package io.tieout.event;

import java.util.UUID;

/// Two transactions turned out to be one. What was known as `absorbed` is `survivor` from now on.
///
/// The survivor is always the smaller id, so the final grouping does not depend on the order of merges.
public record TransactionMerged(String tenant, UUID survivor, UUID absorbed) {

    public TransactionMerged {
        if (survivor.toString().compareTo(absorbed.toString()) >= 0) {
            throw new IllegalArgumentException("the smaller id survives: " + survivor + ", " + absorbed);
        }
    }
}
