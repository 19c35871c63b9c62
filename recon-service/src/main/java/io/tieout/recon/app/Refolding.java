package io.tieout.recon.app;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.refund.OverLimit;
import io.tieout.recon.domain.refund.RefundFold;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pure part between reading a transaction and writing what follows from it.
public record Refolding(RefundRule rule, Instant at) {

    /// Concludes from the legs. A transaction over the limit keeps its items and gets one break that says so.
    public Fold fold(TransactionLegs transaction) {
        return transaction.isOverLimit()
                ? OverLimit.fold(rule, transaction.transactionId(), transaction.legs())
                : RefundFold.of(rule, transaction.legs(), at);
    }

    /// The ids of the breaks that the findings of a fold are about.
    public List<UUID> breakIds(String tenant, Fold fold) {
        return fold.findings().stream()
                .map(finding -> breakId(tenant, finding.key()))
                .toList();
    }

    public UUID breakId(String tenant, FindingKey key) {
        return BreakId.of(tenant, rule.id(), key);
    }

    /// @param known every break of the transaction and every break with one of [#breakIds]
    public Decision decide(TransactionLegs transaction, Fold fold, List<Break> known) {
        boolean frozen = transaction.isOverLimit();
        List<Break> concerned = frozen ? known.stream().filter(OverLimit::isOne).toList() : known;
        BreakBook.Page page = new BreakBook(rule, transaction.tenant(), transaction.transactionId(), at)
                .after(fold.findings(), concerned);
        return new Decision(
                transaction.tenant(),
                transaction.transactionId(),
                frozen ? null : fold.items(),
                page.changed(),
                earlier(fold.nextDueAt(), page.nextAgeAt()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
