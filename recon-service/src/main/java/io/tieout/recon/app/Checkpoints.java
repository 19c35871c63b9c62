package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.security.Roles;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.CloseTerms;
import io.tieout.recon.domain.checkpoint.Figures;
import io.tieout.recon.domain.checkpoint.Received;
import io.tieout.recon.domain.checkpoint.Window;
import io.tieout.recon.domain.feed.FeedRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Frozen as-of runs, each tenant's own. Nothing of them ever changes but that signatures are added.
public interface Checkpoints {

    /// What is to be frozen.
    ///
    /// @param opensAt when the window's first day begins
    /// @param zones the calendar of each rule in force, by its id
    /// @param feeds the rules that say which sources must tell something
    /// @param sealing the rules whose records must be sealed, by their ids
    /// @param balances which balances are tied
    /// @param close by what the window is closed
    record Cut(
            Window window,
            Instant at,
            String subject,
            Instant opensAt,
            Map<String, ZoneId> zones,
            List<FeedRule> feeds,
            List<String> sealing,
            BalanceCut balances,
            CloseTerms close) {
        public Cut {
            zones = Map.copyOf(zones);
            feeds = List.copyOf(feeds);
            sealing = List.copyOf(sealing);
        }

        /// Whether what sources told is read.
        public boolean isOfFeeds() {
            return !feeds.isEmpty() && Received.isReadOf(window);
        }
    }

    /// Content as it is signed.
    ///
    /// @param json in its canonical form
    record Sealed(String json, String sha256, boolean isComplete) {}

    /// @param isNew false where the same content of the same window had been frozen before
    record Frozen(Checkpoint checkpoint, boolean isNew) {}

    record Checkpoint(
            UUID id,
            Window window,
            Instant createdAt,
            String createdBy,
            Sealed content,
            long order,
            List<Signature> signatures) {
        public Checkpoint {
            signatures = List.copyOf(signatures);
        }

        public boolean isSigned() {
            return signatures.size() == SignsAs.values().length;
        }
    }

    /// @param sha256 of the content that was signed
    record Signature(SignsAs as, String subject, Instant at, String sha256) {}

    /// The two persons that a checkpoint needs.
    enum SignsAs implements Coded {
        PREPARER("preparer", Roles.FINANCE),
        REVIEWER("reviewer", Roles.APPROVER);

        private final String code;
        private final String role;

        SignsAs(String code, String role) {
            this.code = code;
            this.role = role;
        }

        /// What the person's token must have.
        public String role() {
            return role;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// A break that was open when the checkpoint was frozen, at the version that it had.
    record OpenBreak(
            UUID id,
            int version,
            String rule,
            String ruleKey,
            BreakClass breakClass,
            Severity severity,
            Money delta,
            Instant firstDetectedAt) {}

    /// Adds up the window as it is at one moment, and keeps what `seal` makes of it, in one database transaction.
    Uni<Frozen> freeze(String tenant, Cut cut, Function<Figures, Sealed> seal);

    Uni<Optional<Checkpoint>> find(String tenant, UUID id);

    /// The latest first: up to [PageRequest#limit()] rows, from the page's cursor on.
    Uni<List<Checkpoint>> list(String tenant, CheckpointQuery query, PageRequest page);

    /// By id: up to [PageRequest#limit()] rows, from the page's cursor on.
    Uni<List<OpenBreak>> open(String tenant, UUID id, PageRequest page);

    /// Adds a signature; false where that role has signed already, or that person.
    Uni<Boolean> sign(String tenant, UUID id, Signature signature);
}
