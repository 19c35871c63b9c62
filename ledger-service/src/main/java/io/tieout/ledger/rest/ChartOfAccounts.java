package io.tieout.ledger.rest;

import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.PostingPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names for account codes; a code that no version of the policy has is its own name.
///
/// @param tried a version that is not in force, whose names come after those that are
record ChartOfAccounts(PolicyTimeline timeline, @Nullable PostingPolicy tried) {

    ChartOfAccounts(PolicyTimeline timeline) {
        this(timeline, null);
    }

    String nameOf(String code) {
        return timeline.account(code)
                .or(() -> Optional.ofNullable(tried).flatMap(policy -> policy.account(code)))
                .map(Account::name)
                .orElse(code);
    }

    boolean has(String code) {
        return timeline.account(code).isPresent();
    }

    String codes() {
        return String.join(", ", timeline.accountCodes());
    }
}
