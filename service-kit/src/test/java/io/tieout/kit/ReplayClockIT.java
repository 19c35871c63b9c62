package io.tieout.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.time.ClockAdvanced;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
@TestProfile(ReplayClockIT.Replay.class)
class ReplayClockIT {

    /// Replayed time, with one instant already on the topic before the service starts.
    public static final class Replay implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.clock", "replay");
        }
    }

    /// What a sweep would be.
    @Singleton
    static class Sweep {

        final List<Instant> seen = new CopyOnWriteArrayList<>();

        void on(@Observes ClockAdvanced tick) {
            seen.add(tick.now());
        }

        List<Instant> seen() {
            return seen;
        }
    }

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    BusinessClock clock;

    @Inject
    Sweep sweep;

    @Test
    void timeFollowsTheTopicAndNeverRunsBackwards() {
        Topics topics = new Topics(stack);
        Instant evening = Instant.parse("2026-03-01T23:30:00Z");
        Instant later = Instant.parse("2026-03-02T08:00:00Z");

        set(topics, evening.toString());
        Eventually.holds(() -> assertThat(clock.now()).isEqualTo(evening));
        assertThat(clock.today(ZoneId.of("Europe/Berlin"))).isEqualTo(LocalDate.parse("2026-03-02"));

        set(topics, "2026-02-01T00:00:00Z");
        set(topics, "half past nine");
        clock.tick();
        set(topics, later.toString());
        Eventually.holds(() -> assertThat(clock.now()).isEqualTo(later));
        assertThat(sweep.seen()).containsExactly(evening, later);
    }

    private static void set(Topics topics, String instant) {
        topics.produce("tieout.clock.v1", null, instant, Map.of());
    }
}
