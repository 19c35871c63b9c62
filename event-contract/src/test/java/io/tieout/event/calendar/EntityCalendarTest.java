package io.tieout.event.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.calendar.EntityCalendar.Version;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One calendar follows another.
class EntityCalendarTest {

    private static final Weeks RETAIL = new Weeks(
            WeekPattern.FOUR_FOUR_FIVE,
            new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
            YearNumber.BEGINS);

    /// Months, weeks within a month, and months again within a period of weeks.
    private static final EntityCalendar SWITCHED = EntityCalendar.MONTHS
            .with(new Version(LocalDate.of(2024, 2, 4), RETAIL))
            .with(new Version(LocalDate.of(2025, 2, 1), new Months()));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DAY,        NAME,     FIRST,      LAST
            2024-01-31, 2024-01,  2024-01-01, 2024-01-31
            2024-02-03, 2024-02,  2024-02-01, 2024-02-03
            2024-02-04, 2024-P01, 2024-02-04, 2024-03-02
            2025-01-31, 2024-P12, 2024-12-29, 2025-01-31
            2025-02-01, 2025-02,  2025-02-01, 2025-02-28
            """)
    void thePeriodBeforeASwitchEndsTheDayBefore(LocalDate day, String name, LocalDate first, LocalDate last) {
        FiscalPeriod period = new FiscalPeriod(name, first, last);

        assertThat(SWITCHED.of(day)).isEqualTo(period);
        assertThat(SWITCHED.named(name)).contains(period);
    }

    @Test
    void thereIsNoGapAndNoOverlap() {
        List<FiscalPeriod> periods = SWITCHED.between(LocalDate.of(2023, 12, 15), LocalDate.of(2025, 4, 1));

        assertThat(periods).extracting(FiscalPeriod::name).doesNotHaveDuplicates();
        assertThat(periods.getFirst()).isEqualTo(FiscalPeriod.of(YearMonth.of(2023, 12)));
        assertThat(periods.getLast()).isEqualTo(FiscalPeriod.of(YearMonth.of(2025, 4)));
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).firstDay())
                    .isEqualTo(periods.get(i - 1).lastDay().plusDays(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-03", "2024-P13", "2025-P01", "2023-P12", "2024-13", "P01", "march"})
    void whatWasNeverAPeriodHasNoName(String name) {
        assertThat(SWITCHED.named(name)).isEmpty();
    }

    @Test
    void aCalendarBeginsWithTheFirstDayOfAPeriod() {
        assertThatThrownBy(() -> EntityCalendar.MONTHS.with(new Version(LocalDate.of(2024, 2, 1), RETAIL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "2024-02-01 is within 2023-P12 of this calendar; begin on 2023-12-24 or 2024-02-04");
    }

    @Test
    void calendarsStandInTheOrderOfTheirDates() {
        assertThatThrownBy(() -> SWITCHED.with(new Version(LocalDate.of(2024, 3, 1), new Months())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("put calendars in the order of their dates");
    }

    /// The year that begins in February 2025 would be 2025 a second time.
    @Test
    void noNameIsGivenTwice() {
        Weeks ends = new Weeks(RETAIL.pattern(), RETAIL.yearEnd(), YearNumber.ENDS);
        EntityCalendar before = EntityCalendar.MONTHS.with(new Version(LocalDate.of(2024, 2, 4), ends));

        assertThatThrownBy(() -> before.with(new Version(LocalDate.of(2025, 2, 2), RETAIL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with 2025-P01, and the day before is in 2025-P12");
    }
}
