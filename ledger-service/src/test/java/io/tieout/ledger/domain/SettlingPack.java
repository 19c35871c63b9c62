package io.tieout.ledger.domain;

import io.tieout.ledger.policy.PolicyFile;

/// The shipped policy with residues of clearing settled to 6910.
public final class SettlingPack {

    private SettlingPack() {}

    /// @param dayCap major units of one business date
    public static String yaml(String dayCap) {
        return PolicyFile.text("policies/retail-default.yaml").replaceFirst("(?m)^accounts:$", """
                        settle:
                          account: 6910
                          accounts: [1200, 1210]
                          keys: [payment, payout]
                          item: 0.05
                          day: %s
                          period: 50.00
                          days: 7
                          from: 2026-01-01

                        accounts:
                          6910: {name: Settled residues}""".formatted(dayCap));
    }
}
