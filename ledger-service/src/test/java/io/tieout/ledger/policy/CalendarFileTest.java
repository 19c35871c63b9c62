package io.tieout.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file says of accounting periods.
class CalendarFileTest {

    private static final String GOOD = """
            entities:
              US:
                - from: 2024-02-04
                  calendar: 4-5-4
                  yearEnds: {on: nearest, weekday: saturday, month: january}
                  year: begins
                - from: 2027-02-01
                  calendar: months
            """;

    @Test
    void readsWhichPeriodsAnEntityHas() {
        EntityCalendar calendar = CalendarFile.ofText("calendars.yaml", GOOD).of("US");

        assertThat(calendar.of(LocalDate.of(2024, 2, 3)).name()).isEqualTo("2024-02");
        assertThat(calendar.of(LocalDate.of(2024, 4, 6)))
                .isEqualTo(new FiscalPeriod("2024-P02", LocalDate.of(2024, 3, 3), LocalDate.of(2024, 4, 6)));
        assertThat(calendar.of(LocalDate.of(2027, 1, 31)))
                .isEqualTo(new FiscalPeriod("2027-P01", LocalDate.of(2027, 1, 31), LocalDate.of(2027, 1, 31)));
        assertThat(calendar.of(LocalDate.of(2027, 2, 1)).name()).isEqualTo("2027-02");
    }

    @Test
    void otherEntitiesHaveMonths() {
        assertThat(CalendarFile.ofText("calendars.yaml", GOOD).of("CA")).isEqualTo(EntityCalendar.MONTHS);
        assertThat(CalendarFile.of("calendars/months.yaml")).isEqualTo(EntityCalendars.MONTHS);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            from: 2024-02-04     | from: 2024-02-01    | begin on 2023-12-31 or 2024-02-04
            from: 2024-02-04     | from: soon          | from is a business date
            from: 2027-02-01     | from: 2024-01-01    | put calendars in the order of their dates
            from: 2027-02-01     | from: 2027-02-02    | begin on 2027-02-01 or 2027-03-01
            calendar: 4-5-4      | calendar: 4-4-4     | use months, 4-4-5, 4-5-4 or 5-4-4, not 4-4-4
            calendar: 4-5-4      | calendar: months    | months have no yearEnds and no year; leave them out
            calendar: 4-5-4      | calender: 4-5-4     | unknown field calender
            on: nearest          | on: first           | use last or nearest, not first
            weekday: saturday    | weekday: friday     | weeks end on saturday or sunday
            weekday: saturday    | weekday: sabbath    | saturday or sunday is expected here, not sabbath
            month: january       | month: janvier      | a month such as january is expected here, not janvier
            year: begins         | year: 2024          | use begins or ends, not 2024
            year: begins         | years: begins       | unknown field years
            """)
    void refusesTheRestWithTheLine(String good, String bad, String why) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> CalendarFile.ofText("calendars.yaml", yaml))
                .withMessageMatching("calendars.yaml line [3-8]: .*")
                .withMessageContaining(why);
    }
}
