package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a handover rule concludes depends on the set of legs alone.
class HandoverFoldPropertiesTest {

    private static final Instant LATER = Instant.parse("2026-04-15T12:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11})
    void isTheSameInAnyOrderAndHoweverOftenALegCame(long seed) throws IOException {
        Random random = new Random(seed);
        Retailer.Plan plan = new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), 1, 150);
        Told told = Found.told(plan, "all=2");
        for (Rule rule : Found.rules()) {
            for (List<Leg> legs : told.unitsOf(rule)) {
                if (legs.stream().anyMatch(rule::compares)) {
                    Fold expected = rule.fold(legs, LATER);

                    assertThat(rule.fold(shuffled(legs, random), LATER)).isEqualTo(expected);
                }
            }
        }
    }

    private static List<Leg> shuffled(List<Leg> legs, Random random) {
        List<Leg> shuffled = new ArrayList<>(legs);
        shuffled.add(legs.get(random.nextInt(legs.size())));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
