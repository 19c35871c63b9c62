package io.tieout.ledger.rest;

import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.PostingPolicy;

/// Names for account codes; a code that an earlier policy used and this one does not is its own name.
record ChartOfAccounts(PostingPolicy policy) {

    String nameOf(String code) {
        return policy.account(code).map(Account::name).orElse(code);
    }

    /// Whether it stands outside of the trial balance.
    boolean isMemo(String code) {
        return policy.account(code).map(Account::isMemo).orElse(false);
    }

    boolean has(String code) {
        return policy.account(code).isPresent();
    }

    String codes() {
        return String.join(", ", policy.accounts().keySet());
    }
}
