package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The saved versions of posting policies that book.
public interface ActivePolicies {

    /// A version that books, of any tenant.
    ///
    /// @param yaml null when the caller knows the text of this hash
    record Active(
            String tenant,
            PolicyId id,
            String sha256,
            @Nullable String yaml) {}

    /// Of all tenants.
    Uni<List<Active>> active(Collection<String> knownSha256);
}
