package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Versions that are active, in memory; nothing else of the port.
final class ActiveVersions implements PolicyVersions {

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

    @Override
    public Uni<List<PolicyVersion>> list(String tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<PolicyVersion>> find(String tenant, PolicyId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<PolicyVersion> save(String tenant, PolicyVersion draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<PolicyVersion>> activate(String tenant, PolicyId id, PolicyVersion.Act act) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<PolicyVersion>> retire(String tenant, PolicyId id, PolicyVersion.Act act) {
        throw new UnsupportedOperationException();
    }
}
