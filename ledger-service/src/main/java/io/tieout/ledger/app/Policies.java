package io.tieout.ledger.app;

import io.quarkus.runtime.Startup;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.policy.PolicyFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// The posting policy of each tenant, read once: a policy that is refused stops the start.
@Startup
@ApplicationScoped
public class Policies {

    private static final Logger LOG = Logger.getLogger(Policies.class);

    private final PostingPolicy standard;
    private final Map<String, PostingPolicy> byTenant = new HashMap<>();

    Policies(LedgerSettings settings) {
        standard = PolicyFile.of(settings.policy());
        settings.tenantPolicies().forEach((tenant, file) -> byTenant.put(tenant, PolicyFile.of(file)));
        LOG.infof("posting policy %s, other policies for %d tenants", standard.id(), byTenant.size());
    }

    public PostingPolicy of(String tenant) {
        return byTenant.getOrDefault(tenant, standard);
    }
}
