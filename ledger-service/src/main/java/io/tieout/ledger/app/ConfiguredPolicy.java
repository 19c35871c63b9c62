package io.tieout.ledger.app;

import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.policy.PolicyFile;

/// A posting policy that comes with the configuration.
public record ConfiguredPolicy(String yaml, PostingPolicy policy) {

    static ConfiguredPolicy read(String file) {
        String yaml = PolicyFile.text(file);
        PostingPolicy policy = PolicyFile.ofText(file, yaml);
        if (policy.effectiveFrom() != null) {
            throw new IllegalArgumentException(
                    file + ": a configured policy has always held; leave effectiveFrom out, or"
                            + " send it to POST /v1/posting-policies");
        }
        return new ConfiguredPolicy(yaml, policy);
    }

    PolicyVersion version() {
        return new PolicyVersion(
                PolicyId.of(policy), null, yaml, Sha256.hex(yaml), PolicyStatus.CONFIGURED, null, null, null);
    }
}
