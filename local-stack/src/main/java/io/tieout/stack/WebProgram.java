package io.tieout.stack;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/// A program that says over HTTP whether it serves.
///
/// @param preparation run before every start
record WebProgram(
        String name, String address, URI health, Supplier<Command> commands, Duration startLimit, Runnable preparation)
        implements Component {

    @Override
    public void prepare() {
        preparation.run();
    }

    @Override
    public Command command() {
        return commands.get();
    }

    @Override
    public boolean isHealthy() {
        return Probe.answersOk(health);
    }
}
