package io.tieout.simulator.output;

/// Where what the retailer's systems tell goes to.
public interface Output extends Sink, AutoCloseable {

    /// Completes what is begun. Without it, as after a failure, [#close()] only lets go.
    void finish();

    @Override
    void close();
}
