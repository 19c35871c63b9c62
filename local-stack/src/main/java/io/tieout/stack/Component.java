package io.tieout.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// One process of a stack: how it is set up and started, and when it can be used.
interface Component {

    /// As it is called on the command line, in log and pid files.
    String name();

    /// Where people and other components reach it.
    String address();

    /// Writes what the process reads when it starts. Called before every start.
    void prepare();

    Command command();

    /// One question, answered within seconds: does it serve?
    boolean isHealthy();

    /// What can be done only once it serves, such as creating topics. Called after every start.
    default void complete() {}

    Duration startLimit();

    /// Waits until it serves and is complete; false when it ended or did not serve in time.
    default boolean awaitReady(BooleanSupplier alive) {
        boolean serves = Await.until(startLimit(), () -> isHealthy() || !alive.getAsBoolean()) && alive.getAsBoolean();
        if (serves) {
            complete();
        }
        return serves;
    }
}
