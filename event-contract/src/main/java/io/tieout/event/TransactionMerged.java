package io.tieout.event;

import java.util.UUID;

/// Two transactions turned out to be one. What was known as `absorbed` is `survivor` from now on.
///
/// The survivor is always the smaller id, so the final grouping does not depend on the order of merges.
///
/// @param split the number of the tenant's last [TransactionSplit] when the two became one, 0 before the first. A merge
///     of before a split that names one of its ids is void, whichever of both is read first
public record TransactionMerged(String tenant, UUID survivor, UUID absorbed, int split) {

    public TransactionMerged {
        if (survivor.toString().compareTo(absorbed.toString()) >= 0) {
            throw new IllegalArgumentException("the smaller id survives: " + survivor + ", " + absorbed);
        }
    }
}
