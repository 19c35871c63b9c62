package io.tieout.recon.domain.incident;

import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.HandoffStage;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.Cause;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentBookTest {

    @Test
    void putsTogetherWhatFailedAtTheSamePlaceOnTheSame() {
        List<Break> breaks = List.of(deadLettered("1", LATER), deadLettered("2", LATER.plusSeconds(60)), silent("3"));

        IncidentBook book = new IncidentBook(List.of());
        Map<UUID, UUID> incidents = book.assign(breaks);

        assertThat(incidents.get(breaks.get(0).id()))
                .isEqualTo(incidents.get(breaks.get(1).id()))
                .isNotEqualTo(incidents.get(breaks.get(2).id()));
        Incident incident = book.touched().getFirst();
        assertThat(incident.symptom().connector()).isEqualTo("celigo-us");
        assertThat(incident.symptom().failing()).isEqualTo("dead-lettered: connection reset");
        assertThat(incident.firstDetectedAt()).isEqualTo(LATER);
        assertThat(incident.lastDetectedAt()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void aRefusalShowsAtWhoRefused() {
        Scene scene = new Scene();
        scene.shop()
                .issued("1", "A", usd("18.00"), null, Scene.T)
                .processed("re_1", order("A"), RefundStatus.REJECTED, usd("18.00"), Scene.SOON);

        Break refused = fold(scene, LATER, List.of());

        assertThat(refused.state().cause()).isEqualTo(Cause.EXTERNAL);
        assertThat(refused.detail().symptom().connector()).isEqualTo("stripe-us");
    }

    @Test
    void beginsAnotherOneAfterAWeekOfQuiet() {
        Break first = deadLettered("1", LATER);
        IncidentBook book = new IncidentBook(List.of());
        UUID before = book.assign(List.of(first)).get(first.id());

        Break soon = deadLettered("2", LATER.plus(Duration.ofDays(7)));
        Break after = deadLettered("3", LATER.plus(Duration.ofDays(15)));
        Map<UUID, UUID> incidents = new IncidentBook(book.touched()).assign(List.of(after, soon));

        assertThat(incidents.get(soon.id())).isEqualTo(before);
        assertThat(incidents.get(after.id())).isNotEqualTo(before);
    }

    @Test
    void doesNotDependOnTheOrderInWhichBreaksAreLookedAt() {
        List<Break> breaks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            breaks.add(deadLettered(String.valueOf(i), LATER.plus(Duration.ofDays(3L * i))));
        }
        Map<UUID, UUID> expected = new IncidentBook(List.of()).assign(breaks);
        long seed = System.nanoTime();
        System.out.println("IncidentBookTest seed " + seed);
        Random random = new Random(seed);

        Collections.shuffle(breaks, random);

        assertThat(new IncidentBook(List.of()).assign(breaks)).isEqualTo(expected);
    }

    @Test
    void isKeptByABreakAsLongAsItShowsInTheSameWay() {
        Scene scene = scene("1");
        scene.shop().handoff("1", HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:01:00Z");
        Break alone = fold(scene, LATER, List.of());
        Break shared = alone.ofIntegrationBug();

        assertThat(shared.state().version()).isEqualTo(alone.state().version() + 1);
        assertThat(pageOf(scene, LATER.plusSeconds(60), List.of(shared)).changed())
                .as("folding it again changes nothing")
                .isEmpty();

        scene.shop().posted("CM", "1", usd("3.00"), null, "2026-03-03T12:30:00Z");
        Break otherwise = fold(scene, LATER.plusSeconds(3600), List.of(shared));
        assertThat(otherwise.state().cause().code()).isEqualTo("undetermined");
    }

    private static Break deadLettered(String refund, Instant at) {
        Scene scene = scene(refund);
        scene.shop().handoff(refund, HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:01:00Z");
        return fold(scene, at, List.of());
    }

    /// The integration's log says nothing of it.
    private static Break silent(String refund) {
        return fold(scene(refund), LATER, List.of());
    }

    private static Scene scene(String refund) {
        Scene scene = new Scene();
        scene.shop()
                .issued(refund, "order-" + refund, usd("30.00"), null, Scene.T)
                .approved("re_" + refund, "order-" + refund, usd("30.00"), Scene.SOON);
        return scene;
    }

    private static Break fold(Scene scene, Instant at, List<Break> known) {
        return pageOf(scene, at, known).changed().getFirst();
    }

    private static BreakBook.Page pageOf(Scene scene, Instant at, List<Break> known) {
        return new BreakBook(Legs.terms(), "demo", new UUID(0, 1), at).after(scene.findings(at), known);
    }
}
