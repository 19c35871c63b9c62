package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

/// How the stack was started, kept while it runs so that later commands join it.
record RunningSettings(Ports ports, ServiceClock clock) {

    static Optional<RunningSettings> read(Home home) {
        return Ports.readFrom(home.ports()).map(ports -> new RunningSettings(ports, clockOf(home)));
    }

    void write(Home home) {
        ports.writeTo(home.ports());
        try {
            Files.writeString(home.run().resolve("clock"), clock.word() + "\n", UTF_8);
        } catch (IOException failed) {
            throw new StackException("cannot write to " + home.run(), failed);
        }
    }

    private static ServiceClock clockOf(Home home) {
        try {
            return ServiceClock.valueOf(
                    Files.readString(home.run().resolve("clock"), UTF_8).strip().toUpperCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException unreadable) {
            return ServiceClock.WALL;
        }
    }
}
