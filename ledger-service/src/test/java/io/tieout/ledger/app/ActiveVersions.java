package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Versions that are active, in memory.
final class ActiveVersions implements ActivePolicies {

    private final List<Active> active = new ArrayList<>();
    private int textsRead;

    void activate(String tenant, String yaml) {
        active.add(new Active(tenant, new PolicyId("no-processor", 3), Sha256.hex(yaml), yaml));
    }

    int textsRead() {
        return textsRead;
    }

    @Override
    public Uni<List<Active>> active(Collection<String> knownSha256) {
        List<Active> answer = new ArrayList<>();
        for (Active version : active) {
            boolean isKnown = knownSha256.contains(version.sha256());
            textsRead += isKnown ? 0 : 1;
            answer.add(new Active(version.tenant(), version.id(), version.sha256(), isKnown ? null : version.yaml()));
        }
        return Uni.createFrom().item(answer);
    }
}
