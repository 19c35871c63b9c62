package io.tieout.recon.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Looks at transactions whose time has come though nothing arrived, page by page until none is due.
///
/// Several instances sweep side by side: each takes what the others have not locked.
@ApplicationScoped
public class SweepDue {

    /// How long a transaction that cannot be folded waits before it is tried again.
    static final Duration PUT_OFF = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(SweepDue.class);
    private static final int LEFT_BEHIND_MAX = 500;

    private final Matches matches;
    private final Rules rules;
    private final WatchFeeds feeds;
    private final PairOpen pairs;
    private final SettleResidues residues;
    private final AnnounceBreaks announce;
    private final ReconSettings settings;
    private final MeterRegistry metrics;

    /// Up to when what fell due was looked at: business time, which is behind the clock by as much as sweeps are.
    private volatile Instant sweptUntil = Instant.EPOCH;

    SweepDue(
            Matches matches,
            Rules rules,
            WatchFeeds feeds,
            PairOpen pairs,
            SettleResidues residues,
            AnnounceBreaks announce,
            ReconSettings settings,
            MeterRegistry metrics) {
        this.matches = matches;
        this.rules = rules;
        this.feeds = feeds;
        this.pairs = pairs;
        this.residues = residues;
        this.announce = announce;
        this.settings = settings;
        this.metrics = metrics;
        Gauge.builder("tieout.recon.swept.timestamp", () -> sweptUntil.getEpochSecond())
                .baseUnit("seconds")
                .description("Business time up to which this instance has looked at what fell due")
                .register(metrics);
    }

    /// Takes one page of what is due; completes with whether more may be. Feeds come first: what lacks the word of one
    /// that is silent is no break then.
    public Uni<Boolean> sweepPage() {
        return feeds.lookAtDue().chain(() -> {
            Refolding refolding = rules.refolding();
            // When nothing is due any more: what is open then is tied once, not page by page, and settled after that.
            return sweepUnits(refolding)
                    .chain(moreMayBeDue -> moreMayBeDue ? Uni.createFrom().item(true) : pairs.pair(refolding))
                    .chain(moreMayBeDue -> moreMayBeDue ? Uni.createFrom().item(true) : residues.settle())
                    .invoke(moreMayBeDue -> {
                        if (!moreMayBeDue) {
                            sweptUntil = refolding.at();
                        }
                    });
        });
    }

    private Uni<Boolean> sweepUnits(Refolding refolding) {
        return page(settings.sweepPage(), refolding)
                .onFailure(SweepDue::isDefect)
                .recoverWithUni(() -> page(1, refolding))
                .onFailure(SweepDue::isDefect)
                .recoverWithUni(fault -> putOff(refolding, fault));
    }

    /// Announces what a crash kept from being announced; completes with the number of breaks.
    public Uni<Integer> announceLeftBehind() {
        return matches.leftBehind(LEFT_BEHIND_MAX, settings.republishAfter())
                .chain(breaks -> announce.announce(breaks, _ -> null).replaceWith(breaks.size()));
    }

    private Uni<Boolean> page(int size, Refolding refolding) {
        return matches.sweep(size, refolding)
                .chain(swept ->
                        announce.announce(swept.unpublished(), _ -> null).replaceWith(swept.transactions() >= size));
    }

    /// One transaction that brings out a defect must not keep the others from falling due.
    private Uni<Boolean> putOff(Refolding refolding, Throwable fault) {
        LOG.errorf(fault, "a transaction cannot be folded and is put off: by=%s", PUT_OFF);
        metrics.counter("tieout.recon.put-off").increment();
        return matches.putOff(1, refolding.at(), refolding.at().plus(PUT_OFF)).map(count -> count > 0);
    }

    private static boolean isDefect(Throwable failure) {
        return Fault.of(failure) == Fault.DATA;
    }
}
