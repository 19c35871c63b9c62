package io.tieout.simulator.output;

import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Backlog;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Metrics;
import io.tieout.simulator.suite.ReplayClock;
import io.tieout.simulator.suite.Suite;
import java.time.Duration;
import java.time.Instant;

/// The clock of a suite in replay mode follows the retailer's, each time when the services have dealt with what was
/// posted. So what is due is judged with all that was told before it.
public final class ReplayPace implements Pace {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// After the last event, so that what is missing falls due.
    private static final Duration AFTERWARDS = Duration.ofDays(2);

    private static final String SWEPT = "tieout_recon_swept_timestamp_seconds";

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final ReplayClock clock;
    private final Backlog backlog;
    private final Client client = new Client();
    private final Metrics recon;

    public ReplayPace(Suite suite) {
        this.clock = new ReplayClock(suite.kafka());
        this.backlog = new Backlog(suite.kafka());
        this.recon = new Metrics(client, suite, suite.recon());
    }

    @Override
    public void begin(Instant at) {
        clock.advanceTo(at);
    }

    @Override
    public int atOnceMax() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void posted(int events) {
        // However fast they come: time passes when the clock is told to.
    }

    @Override
    public void reached(Instant at) {
        Await.until("the services deal with what was posted", PATIENCE, backlog::isEmpty);
        advanceTo(at);
    }

    /// What comes next must not be told before recon has looked at what fell due until now.
    private void advanceTo(Instant at) {
        clock.advanceTo(at);
        Await.until("recon looks at what fell due", PATIENCE, () -> recon.sum(SWEPT, "") >= at.getEpochSecond());
    }

    @Override
    public void end(Instant at) {
        for (Instant next = at; next.isBefore(at.plus(AFTERWARDS)); next = next.plus(HALF_A_DAY)) {
            advanceTo(next.plus(HALF_A_DAY));
            Await.until("the services deal with what fell due", PATIENCE, backlog::isEmpty);
        }
    }

    @Override
    public void close() {
        backlog.close();
        clock.close();
        client.close();
    }
}
