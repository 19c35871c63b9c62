package io.tieout.simulator.output;

import java.time.Instant;

/// How the retailer's time passes for the suite that it is posted to.
public interface Pace extends AutoCloseable {

    /// Before the first event.
    void begin(Instant at);

    /// Most events that may be posted at once, so that they do not come in lumps.
    int atOnceMax();

    /// After so many events were posted.
    void posted(int events);

    /// When everything that was told before an instant is posted.
    void reached(Instant at);

    /// When everything is posted.
    void end(Instant at);

    @Override
    void close();
}
