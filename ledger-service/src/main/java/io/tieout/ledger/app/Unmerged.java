package io.tieout.ledger.app;

import io.tieout.ledger.app.Unmerging.Unmerge;
import java.util.UUID;

/// What became of the wish to take a transaction apart.
public sealed interface Unmerged {

    /// It is apart.
    ///
    /// @param isNew false when an earlier request with the same key and content did it
    record Done(Unmerge unmerge, boolean isNew) implements Unmerged {}

    /// The key stands for other content.
    record KeyTaken(UUID unmergeId) implements Unmerged {}

    /// The one who is named as approver has not approved this content, or too long ago.
    record NotApproved(String approver) implements Unmerged {}

    /// The tenant has no such transaction.
    record UnknownTransaction(UUID correlationId) implements Unmerged {}

    /// The reference does not tie this transaction: no event of it carries it, or it has stopped joining.
    record NotTied() implements Unmerged {}

    /// Without the reference, others tie all of it all the same.
    record StillTied() implements Unmerged {}
}
