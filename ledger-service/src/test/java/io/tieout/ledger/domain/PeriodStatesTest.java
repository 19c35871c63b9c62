package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Coded;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodStatesTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    /// US: closed through March, April soft-closed. CA: February closed. DE: all open.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DATE,       ENTITIES, PERIOD
            2026-03-31, US,       2026-05
            2026-01-01, US,       2026-05
            2026-04-01, US,       2026-04
            2026-05-02, US,       2026-05
            2026-02-28, CA,       2026-03
            2026-03-01, CA,       2026-03
            2026-02-28, DE,       2026-02
            2026-03-05, CA US,    2026-05
            2026-02-05, CA DE,    2026-03
            2026-04-05, CA US,    2026-04
            """)
    void findsThePeriodOfAnEntry(LocalDate date, String entities, YearMonth period) {
        PeriodStates states = PeriodStates.NONE
                .with(1, change("US", MARCH, PeriodAction.CLOSE))
                .with(2, change("US", MARCH.plusMonths(1), PeriodAction.SOFT_CLOSE))
                .with(3, change("CA", MARCH.minusMonths(1), PeriodAction.CLOSE));

        assertThat(states.periodOf(List.of(entities.split(" ", -1)), date)).isEqualTo(period);
    }

    @Test
    void aClosedPeriodTakesWhatAReopeningNamesAndNothingElse() {
        PeriodStates states = PeriodStates.NONE
                .with(1, change("US", MARCH, PeriodAction.CLOSE))
                .with(2, new PeriodChange("US", MARCH, PeriodAction.REOPEN, List.of(), List.of("accrual-1")));

        assertThat(states.admits("US", MARCH, "accrual-1")).isTrue();
        assertThat(states.admits("US", MARCH, "accrual-2")).isFalse();
        assertThat(states.admits("US", MARCH.minusMonths(1), "accrual-1")).isFalse();
        assertThat(states.periodOf(Set.of("US"), MARCH.atDay(5))).isEqualTo(MARCH.plusMonths(1));
        assertThat(states.stateOf("US", MARCH)).isEqualTo(PeriodState.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "soft-close, 2026-03, CLOSED", "close, 2026-02, CLOSED", "reopen, 2026-03,", "close, 2026-04,",
        "soft-close, 2026-04, SOFT_CLOSED", "reopen, 2026-04, SOFT_CLOSED", "soft-close, 2026-05,",
                "reopen, 2026-05, OPEN"
    })
    void saysWhichStateForbidsAChange(String action, YearMonth period, @Nullable PeriodState state) {
        PeriodStates states = PeriodStates.NONE
                .with(1, change("US", MARCH, PeriodAction.CLOSE))
                .with(2, change("US", MARCH.plusMonths(1), PeriodAction.SOFT_CLOSE));
        PeriodAction wanted = Coded.of(PeriodAction.class, action);

        assertThat(PeriodRules.forbids(states, change("US", period, wanted)).orElse(null))
                .isEqualTo(state);
    }

    /// Whatever is closed in whatever order: an entry is in its own period or in a later one that is open, in its own
    /// wherever that is not closed, and never between an open one and its own.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anEntryIsInTheFirstPeriodThatTakesIt(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> all = List.of("US", "CA", "DE");
        PeriodStates states = PeriodStates.NONE;
        for (int i = 0; i < 8; i++) {
            PeriodAction action = random.nextBoolean() ? PeriodAction.CLOSE : PeriodAction.SOFT_CLOSE;
            PeriodChange change = change(all.get(random.nextInt(3)), MARCH.plusMonths(random.nextInt(6)), action);
            if (PeriodRules.forbids(states, change).isEmpty()) {
                states = states.with(i + 1, change);
            }
            List<String> entities = new ArrayList<>(all.subList(0, 1 + random.nextInt(3)));
            LocalDate date = MARCH.atDay(1).plusDays(random.nextInt(240) - 30);
            YearMonth own = YearMonth.from(date);

            YearMonth period = states.periodOf(entities, date);

            PeriodStates latest = states;
            assertThat(entities).noneMatch(entity -> latest.stateOf(entity, period) == PeriodState.CLOSED);
            if (entities.stream().noneMatch(entity -> latest.stateOf(entity, own) == PeriodState.CLOSED)) {
                assertThat(period).isEqualTo(own);
            } else {
                assertThat(entities).allMatch(entity -> latest.stateOf(entity, period) == PeriodState.OPEN);
                for (YearMonth other = own; other.isBefore(period); other = other.plusMonths(1)) {
                    YearMonth between = other;
                    assertThat(entities).anyMatch(entity -> latest.stateOf(entity, between) != PeriodState.OPEN);
                }
            }
        }
    }

    private static PeriodChange change(String entity, YearMonth period, PeriodAction action) {
        List<String> corrections = action == PeriodAction.REOPEN ? List.of("k") : List.of();
        return new PeriodChange(entity, period, action, List.of(), corrections);
    }
}
