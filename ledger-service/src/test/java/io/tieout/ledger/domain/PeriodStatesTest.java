package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Coded;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.event.calendar.WeekPattern;
import io.tieout.event.calendar.Weeks;
import io.tieout.event.calendar.YearEnd;
import io.tieout.event.calendar.YearNumber;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /// US has the retailers' calendar, CA one of other weeks, DE months.
    private static final EntityCalendars CALENDARS = new EntityCalendars(Map.of(
            "US",
            EntityCalendar.MONTHS.with(new EntityCalendar.Version(
                    LocalDate.of(2026, 2, 1),
                    new Weeks(
                            WeekPattern.FOUR_FIVE_FOUR,
                            new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
                            YearNumber.BEGINS))),
            "CA",
            EntityCalendar.MONTHS.with(new EntityCalendar.Version(
                    LocalDate.of(2025, 12, 29),
                    new Weeks(
                            WeekPattern.FOUR_FOUR_FIVE,
                            new YearEnd(YearEnd.Rule.LAST, DayOfWeek.SUNDAY, Month.DECEMBER),
                            YearNumber.ENDS)))));

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

        assertThat(YearMonth.from(states.postedOn(List.of(entities.split(" ", -1)), date)))
                .isEqualTo(period);
    }

    @Test
    void aClosedPeriodTakesWhatAReopeningNamesAndNothingElse() {
        PeriodStates states = PeriodStates.NONE
                .with(1, change("US", MARCH, PeriodAction.CLOSE))
                .with(
                        2,
                        new PeriodChange(
                                "US", FiscalPeriod.of(MARCH), PeriodAction.REOPEN, List.of(), List.of("accrual-1")));

        assertThat(states.admits("US", MARCH.atDay(31), "accrual-1")).isTrue();
        assertThat(states.admits("US", MARCH.atDay(31), "accrual-2")).isFalse();
        assertThat(states.admits("US", MARCH.atDay(1).minusDays(1), "accrual-1"))
                .isFalse();
        assertThat(states.postedOn(Set.of("US"), MARCH.atDay(5)))
                .isEqualTo(MARCH.plusMonths(1).atDay(1));
        assertThat(states.stateOf("US", FiscalPeriod.of(MARCH))).isEqualTo(PeriodState.CLOSED);
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

    /// Whatever is closed in whatever order, and whichever calendars entities have: an entry is posted on
    /// its own day or on a later one that is open, on its own wherever that is not closed, and else on the
    /// first that is open for all.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anEntryIsPostedOnTheFirstDayThatTakesIt(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> all = List.of("US", "CA", "DE");
        PeriodStates states = PeriodStates.NONE;
        for (int i = 0; i < 8; i++) {
            PeriodAction action = random.nextBoolean() ? PeriodAction.CLOSE : PeriodAction.SOFT_CLOSE;
            String closing = all.get(random.nextInt(3));
            FiscalPeriod closed =
                    CALENDARS.of(closing).of(MARCH.plusMonths(random.nextInt(6)).atDay(15));
            PeriodChange change = new PeriodChange(closing, closed, action, List.of(), List.of());
            if (PeriodRules.forbids(states, change).isEmpty()) {
                states = states.with(i + 1, change);
            }
            List<String> entities = new ArrayList<>(all.subList(0, 1 + random.nextInt(3)));
            LocalDate date = MARCH.atDay(1).plusDays(random.nextInt(240) - 30);

            LocalDate day = states.postedOn(entities, date);

            PeriodStates latest = states;
            assertThat(entities).noneMatch(entity -> stateOn(latest, entity, day) == PeriodState.CLOSED);
            if (entities.stream().noneMatch(entity -> stateOn(latest, entity, date) == PeriodState.CLOSED)) {
                assertThat(day).isEqualTo(date);
            } else {
                assertThat(entities).allMatch(entity -> stateOn(latest, entity, day) == PeriodState.OPEN);
                assertThat(date.datesUntil(day))
                        .allMatch(each -> entities.stream()
                                .anyMatch(entity -> stateOn(latest, entity, each) != PeriodState.OPEN));
            }
        }
    }

    private static PeriodState stateOn(PeriodStates states, String entity, LocalDate day) {
        return states.stateOf(entity, CALENDARS.of(entity).of(day));
    }

    private static PeriodChange change(String entity, YearMonth period, PeriodAction action) {
        List<String> corrections = action == PeriodAction.REOPEN ? List.of("k") : List.of();
        return new PeriodChange(entity, FiscalPeriod.of(period), action, List.of(), corrections);
    }
}
