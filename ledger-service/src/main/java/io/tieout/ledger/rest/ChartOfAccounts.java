package io.tieout.ledger.rest;

import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.PolicyTimeline;

/// Names for account codes; a code that no version of the policy has is its own name.
record ChartOfAccounts(PolicyTimeline timeline) {

    String nameOf(String code) {
        return timeline.account(code).map(Account::name).orElse(code);
    }

    boolean has(String code) {
        return timeline.account(code).isPresent();
    }

    String codes() {
        return String.join(", ", timeline.accountCodes());
    }
}
