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

    /// Refuses a code that is not in the chart.
    void require(String code) {
        if (policy.account(code).isEmpty()) {
            throw LedgerProblem.UNKNOWN_ACCOUNT.at(
                    "code",
                    "There is no account " + code + ".",
                    "Use one of " + String.join(", ", policy.accounts().keySet()) + ".");
        }
    }
}
