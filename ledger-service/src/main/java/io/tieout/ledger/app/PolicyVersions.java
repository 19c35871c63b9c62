package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where saved versions of posting policies are kept. Configured ones are not among them.
public interface PolicyVersions {

    /// Most versions one tenant may save.
    int VERSIONS_MAX = 500;

    /// The latest dates first, without their texts.
    Uni<List<PolicyVersion>> list(String tenant);

    Uni<Optional<PolicyVersion>> find(String tenant, PolicyId id);

    /// Adds a draft. Answers with what is kept under its id: that, or what was saved before.
    Uni<PolicyVersion> save(String tenant, PolicyVersion draft);

    /// Lets a draft become active. Empty when it is no draft any more, or another active version has its date.
    Uni<Optional<PolicyVersion>> activate(String tenant, PolicyId id, PolicyVersion.Act act);

    /// Withdraws a draft or an active version. Empty when it is neither.
    Uni<Optional<PolicyVersion>> retire(String tenant, PolicyId id, PolicyVersion.Act act);
}
