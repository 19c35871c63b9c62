package io.tieout.recon.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `tieout.recon.*`, documented in docs/reference/recon-service.md.
@ConfigMapping(prefix = "tieout.recon")
public interface ReconSettings {

    /// The rules in force, of any kind: names on the class path, or `file:` and a path. Where nobody says otherwise
    /// reports are about the first.
    List<String> rules();

    /// The registry of who is right about what: a name on the class path, or `file:` and a path.
    @WithDefault("registry/systems-of-record.yaml")
    String systemsOfRecord();

    /// The accounting periods of legal entities, as `tieout.ledger.calendars`: a name on the class path, or
    /// `file:` and a path.
    @WithDefault("calendars/months.yaml")
    String calendars();

    /// Other calendars for single tenants.
    Map<String, String> tenantCalendars();

    /// How often due times are looked at, in wall time.
    @WithDefault("2s")
    Duration sweepEvery();

    /// The most transactions that one sweep takes at once.
    @WithDefault("200")
    int sweepPage();

    /// How often changed breaks are put into incidents, in wall time.
    @WithDefault("2s")
    Duration groupEvery();

    /// After which time a break that is still unpublished counts as left behind.
    @WithDefault("10s")
    Duration republishAfter();

    /// How often events of types unknown so far are tried again.
    @WithDefault("10m")
    Duration parkedRetry();

    /// The accounts of the ledger and of the ERP that must hold the same, by a name for each.
    Map<String, BalanceControl> balanceTies();

    /// What is held against each other.
    interface BalanceControl {

        /// What they are held against: `erp`, `open-refunds` or `processors`.
        @WithDefault("erp")
        String against();

        /// Accounts of the ledger's chart.
        Set<String> ledger();

        /// Accounts of the ERP's chart, for those that are held against it.
        Optional<Set<String>> erp();

        /// On which their balance usually stands, `debit` or `credit`: amounts are shown from there.
        @WithDefault("debit")
        String side();

        /// Which statements with the use `opening` the ledger books on these accounts, by their kinds.
        Optional<Set<String>> openings();

        /// Accounts of the ledger that take what its posting policy settles of these accounts, and
        /// nothing else.
        Optional<Set<String>> settledTo();

        /// The rules whose records move these accounts, by their ids: of the kind `handover` against the
        /// ERP, the one about refunds, or those about stated balances and the lines of payouts.
        Set<String> rules();
    }

    /// By what windows are closed.
    Close close();

    interface Close {

        /// Major units that may stay unadjusted, however much was sold, where an entity has no limit of its
        /// own.
        @WithDefault("10000")
        BigDecimal t1();

        /// Major units from which on who accepted a difference does not sign the checkpoint that has it.
        @WithDefault("1000")
        BigDecimal t2();

        /// What legal entities have instead, by their names.
        Map<String, Limits> entities();

        /// Per cent of the gross sales of a window that may stay unadjusted.
        @WithDefault("0.05")
        BigDecimal percentOfSales();

        /// Accounts of the ledger that hold gross sales.
        @WithDefault("4000,4050")
        Set<String> salesAccounts();

        /// The account of the ledger that must be empty at the end.
        @WithDefault("2990")
        String suspenseAccount();
    }

    /// Of one legal entity.
    interface Limits {

        Optional<BigDecimal> t1();

        Optional<BigDecimal> t2();
    }

    /// What the cost of an open difference is computed from.
    Cost cost();

    interface Cost {

        /// What money costs in a year; 0.10 is ten per cent.
        @WithDefault("0.10")
        BigDecimal capitalRate();

        /// Of those who work on differences, in the currency of each.
        @WithDefault("45.00")
        BigDecimal hourlyRate();

        /// The share that is lost by the day, where cash can be lost; better from your own history of write-offs.
        @WithDefault("0.0010")
        BigDecimal dailyLossRate();
    }

    /// Where people reach the ledger, for links.
    @WithDefault("http://localhost:8082")
    String ledgerUrl();

    /// The trace viewer's page of a trace, with `{traceId}` in it; without it there are no links to traces.
    Optional<String> traceUrl();
}
