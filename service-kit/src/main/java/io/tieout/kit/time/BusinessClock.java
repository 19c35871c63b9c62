package io.tieout.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Business time: the wall clock, or in profile `replay` whatever the topic `tieout.clock.v1` last said.
///
/// Tokens and signature windows use wall time instead. Replayed time never runs backwards.
@ApplicationScoped
public class BusinessClock {

    /// Where time comes from: `tieout.clock`.
    public enum Mode {
        WALL,
        REPLAY
    }

    private static final Logger LOG = Logger.getLogger(BusinessClock.class);

    private final Mode mode;
    private final Clock wall = Clock.systemUTC();
    private final AtomicReference<Instant> replayed;
    private final List<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();
    private final Event<ClockAdvanced> events;

    BusinessClock(
            @ConfigProperty(name = "tieout.clock") Mode mode,
            @ConfigProperty(name = "tieout.clock-start") Instant start,
            Event<ClockAdvanced> events) {
        this.mode = mode;
        this.replayed = new AtomicReference<>(start);
        this.events = events;
    }

    public Mode mode() {
        return mode;
    }

    /// Now; in replay before the first record on the topic it is `tieout.clock-start`.
    public Instant now() {
        return mode == Mode.WALL ? wall.instant() : replayed.get();
    }

    /// The calendar day it is in `zone`.
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }

    /// Calls `listener` on every advance, on the thread that advances the clock: hand long work over.
    public void onTick(Consumer<Instant> listener) {
        listeners.add(listener);
    }

    /// Announces the present wall time; a service calls it from its own schedule. Does nothing in replay.
    public void tick() {
        if (mode == Mode.WALL) {
            announce(wall.instant());
        }
    }

    /// Moves replayed time forward. Returns false, and changes nothing, for an instant that is not later.
    boolean advanceTo(Instant instant) {
        Instant before = replayed.getAndUpdate(now -> instant.isAfter(now) ? instant : now);
        boolean isLater = instant.isAfter(before);
        if (isLater) {
            announce(instant);
        }
        return isLater;
    }

    private void announce(Instant now) {
        for (Consumer<Instant> listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException failed) {
                LOG.error("a clock listener failed", failed);
            }
        }
        events.fire(new ClockAdvanced(now));
    }
}
