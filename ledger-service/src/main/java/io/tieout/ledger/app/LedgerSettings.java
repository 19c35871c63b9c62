package io.tieout.ledger.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// `tieout.ledger.*`, documented in docs/reference/ledger-service.md.
@ConfigMapping(prefix = "tieout.ledger")
public interface LedgerSettings {

    /// The posting policy: a file, or a name on the class path.
    @WithDefault("policies/retail-default.yaml")
    String policy();

    /// Other policies for single tenants.
    Map<String, String> tenantPolicies();

    /// The accounting periods of legal entities: a file, or a name on the class path.
    @WithDefault("calendars/months.yaml")
    String calendars();

    /// Other calendars for single tenants.
    Map<String, String> tenantCalendars();

    /// A batch is booked by posting policies that are loaded at most this long ago.
    @WithDefault("1m")
    Duration policyReload();

    /// A version of a posting policy is activated for dates that begin, anywhere, no sooner than this from now.
    @WithDefault("1h")
    Duration policyNotice();

    /// The most one correction may debit, by currency, in major units; 10000 where nothing is said.
    @WithDefaults
    @WithDefault("10000")
    Map<String, BigDecimal> correctionCaps();

    /// From which amounts on somebody decides on what was posted late.
    Thresholds materiality();

    interface Thresholds {

        /// Major units of one event, where a legal entity has no amount of its own; as `tieout.recon.close.t1`.
        @WithDefault("10000")
        BigDecimal t1();

        /// Overall materiality in major units, as finance sets it; without it sums do not count.
        Optional<BigDecimal> overall();

        /// What legal entities have instead, by their names.
        Map<String, OwnThresholds> entities();
    }

    /// Of one legal entity.
    interface OwnThresholds {

        Optional<BigDecimal> t1();

        Optional<BigDecimal> overall();
    }

    /// How often corrections, and events of which something else holds now, that are not told yet are looked for.
    @WithDefault("2s")
    Duration correctionTell();

    /// How often it is told what accounts come to, where that has changed.
    @WithDefault("2s")
    Duration balanceTell();

    /// How often it is told what was decided about accounting periods.
    @WithDefault("2s")
    Duration periodTell();

    /// A reference that more facts than this carry stops joining them.
    @WithDefault("500")
    int hubEvents();

    /// The same for single types of reference, by their codes.
    Map<String, Integer> hubEventsByType();

    /// How long a platform's statement of a card's balance vouches for it.
    @WithDefault("24h")
    Duration giftCardValidatedFor();

    /// How often the rows that batches appended to the balances are added up.
    @WithDefault("5m")
    Duration balanceFold();

    /// How often it is looked for residues that the posting policy settles, and for settled keys that
    /// moved since.
    @WithDefault("10m")
    Duration settle();

    /// How often it is looked for cross-references that changed, to book anew what carries their codes.
    @WithDefault("2s")
    Duration crossReferenceApply();

    /// How often events of types unknown so far are tried again.
    @WithDefault("10m")
    Duration parkedRetry();
}
