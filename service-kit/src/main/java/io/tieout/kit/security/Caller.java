package io.tieout.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.tieout.kit.problem.CommonProblem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who sent the current request. Tenant and roles come from the credential, never from the request.
///
/// Only for methods that demand a role: the identity of a `@PermitAll` method may not be resolved yet.
@RequestScoped
public class Caller {

    /// The token claim, and the identity attribute of other credentials, that names the tenant.
    public static final String TENANT_CLAIM = "tenant";

    private static final int TENANT_LENGTH_MAX = 64;

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The person or machine, as the issuer names it; 401 when there is no credential.
    public String subject() {
        if (identity.isAnonymous()) {
            throw CommonProblem.UNAUTHORIZED.because("Send an Authorization header with a bearer token.");
        }
        return identity.getPrincipal().getName();
    }

    /// The tenant the credential belongs to; 403 when it names none.
    public String tenant() {
        String subject = subject();
        String tenant = claimedTenant();
        if (tenant == null || tenant.isBlank() || tenant.length() > TENANT_LENGTH_MAX) {
            throw CommonProblem.NO_TENANT.because("The token of '" + subject + "' carries no '" + TENANT_CLAIM
                    + "' claim of 1 to " + TENANT_LENGTH_MAX + " characters.");
        }
        return tenant;
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    private @Nullable String claimedTenant() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.getClaim(TENANT_CLAIM)
                : identity.getAttribute(TENANT_CLAIM);
    }
}
