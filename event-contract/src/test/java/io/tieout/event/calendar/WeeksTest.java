package io.tieout.event.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Coded;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeeksTest {

    private static final YearEnd NEAREST_JANUARY = new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY);

    /// The calendar of the National Retail Federation.
    private static final Weeks RETAIL = new Weeks(WeekPattern.FOUR_FIVE_FOUR, NEAREST_JANUARY, YearNumber.BEGINS);

    private static final int WEEK_DAYS = 7;

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            YEAR, BEGINS,     ENDS,       WEEKS
            2006, 2006-01-29, 2007-02-03, 53
            2012, 2012-01-29, 2013-02-02, 53
            2017, 2017-01-29, 2018-02-03, 53
            2018, 2018-02-04, 2019-02-02, 52
            2022, 2022-01-30, 2023-01-28, 52
            2023, 2023-01-29, 2024-02-03, 53
            2024, 2024-02-04, 2025-02-01, 52
            2025, 2025-02-02, 2026-01-31, 52
            2026, 2026-02-01, 2027-01-30, 52
            """)
    void theRetailYearIsThatOfTheFederation(int year, LocalDate begins, LocalDate ends, int weeks) {
        FiscalPeriod first = RETAIL.named(year + "-P01").orElseThrow();
        FiscalPeriod last = RETAIL.named(year + "-P12").orElseThrow();

        assertThat(first.firstDay()).isEqualTo(begins);
        assertThat(last.lastDay()).isEqualTo(ends);
        assertThat(ChronoUnit.WEEKS.between(begins, ends.plusDays(1))).isEqualTo(weeks);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            PATTERN, RULE,    WEEKDAY,  MONTH,     NUMBER, DAY,        NAME,     FIRST,      LAST
            4-5-4,   nearest, SATURDAY, JANUARY,   begins, 2024-02-03, 2023-P12, 2023-12-31, 2024-02-03
            4-5-4,   nearest, SATURDAY, JANUARY,   begins, 2024-02-04, 2024-P01, 2024-02-04, 2024-03-02
            4-5-4,   nearest, SATURDAY, JANUARY,   begins, 2024-03-03, 2024-P02, 2024-03-03, 2024-04-06
            4-5-4,   nearest, SATURDAY, JANUARY,   ends,   2024-02-04, 2025-P01, 2024-02-04, 2024-03-02
            4-4-5,   nearest, SATURDAY, JANUARY,   begins, 2026-03-28, 2026-P02, 2026-03-01, 2026-03-28
            4-4-5,   nearest, SATURDAY, JANUARY,   begins, 2026-03-29, 2026-P03, 2026-03-29, 2026-05-02
            5-4-4,   nearest, SATURDAY, JANUARY,   begins, 2026-03-07, 2026-P01, 2026-02-01, 2026-03-07
            4-4-5,   last,    SATURDAY, SEPTEMBER, ends,   2023-09-30, 2023-P12, 2023-08-20, 2023-09-30
            4-4-5,   last,    SATURDAY, SEPTEMBER, ends,   2022-09-25, 2023-P01, 2022-09-25, 2022-10-22
            4-4-5,   last,    SATURDAY, DECEMBER,  begins, 2022-12-31, 2022-P12, 2022-11-20, 2022-12-31
            4-4-5,   last,    SATURDAY, DECEMBER,  ends,   2021-12-26, 2022-P01, 2021-12-26, 2022-01-22
            4-4-5,   nearest, SUNDAY,   DECEMBER,  begins, 2025-12-29, 2026-P01, 2025-12-29, 2026-01-25
            4-4-5,   nearest, SUNDAY,   DECEMBER,  begins, 2027-01-03, 2026-P12, 2026-11-23, 2027-01-03
            """)
    void findsThePeriodOfADay(
            String pattern,
            String rule,
            DayOfWeek weekday,
            Month month,
            String number,
            LocalDate day,
            String name,
            LocalDate first,
            LocalDate last) {
        Weeks weeks = new Weeks(
                Coded.of(WeekPattern.class, pattern),
                new YearEnd(Coded.of(YearEnd.Rule.class, rule), weekday, month),
                Coded.of(YearNumber.class, number));

        assertThat(weeks.of(day)).isEqualTo(new FiscalPeriod(name, first, last));
    }

    static Stream<Weeks> all() {
        return Stream.of(WeekPattern.values())
                .flatMap(pattern -> Stream.of(YearEnd.Rule.values())
                        .flatMap(rule -> Stream.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                                .flatMap(weekday -> Stream.of(Month.values())
                                        .flatMap(month -> Stream.of(YearNumber.values())
                                                .map(number -> new Weeks(
                                                        pattern, new YearEnd(rule, weekday, month), number))))));
    }

    /// Over sixty years: every day is in one period, each follows the one before, and its name leads back
    /// to it.
    @ParameterizedTest
    @MethodSource("all")
    void periodsFollowEachOtherWithoutGap(Weeks weeks) {
        FiscalPeriod before = weeks.of(LocalDate.of(1999, 6, 15));
        while (before.lastDay().getYear() < 2060) {
            FiscalPeriod period = weeks.of(before.lastDay().plusDays(1));

            assertThat(period.firstDay()).isEqualTo(before.lastDay().plusDays(1));
            assertThat(period.lastDay().getDayOfWeek())
                    .isEqualTo(weeks.yearEnd().weekday());
            assertThat(days(period) % WEEK_DAYS).isZero();
            assertThat(days(period)).isBetween(4L * WEEK_DAYS, (long) FiscalCalendar.PERIOD_DAYS_MAX);
            assertThat(weeks.of(period.lastDay())).isEqualTo(period);
            assertThat(weeks.named(period.name())).contains(period);
            assertThat(period.name()).isGreaterThan(before.name());
            before = period;
        }
    }

    @Test
    void onlyTheLastPeriodIsLongerInAYearOf53Weeks() {
        for (int number = 1; number <= 12; number++) {
            String name = "-P%02d".formatted(number);
            long usual = days(RETAIL.named(2024 + name).orElseThrow());
            long longer = days(RETAIL.named(2023 + name).orElseThrow());

            assertThat(longer - usual).isEqualTo(number == 12 ? WEEK_DAYS : 0);
        }
    }

    @Test
    void weeksEndOnSaturdayOrSunday() {
        assertThatThrownBy(() -> new YearEnd(YearEnd.Rule.LAST, DayOfWeek.FRIDAY, Month.JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("saturday or sunday");
    }

    private static long days(FiscalPeriod period) {
        return ChronoUnit.DAYS.between(period.firstDay(), period.lastDay()) + 1;
    }
}
