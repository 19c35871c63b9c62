package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final String FILE = """
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
    void saysWhichPeriodsAnEntityHas() throws IOException {
        EntityCalendars calendars = CalendarFile.read("calendars.yaml", FILE);

        assertThat(calendars.of("US").of(LocalDate.of(2024, 4, 6)))
                .isEqualTo(new FiscalPeriod("2024-P02", LocalDate.of(2024, 3, 3), LocalDate.of(2024, 4, 6)));
        assertThat(calendars.of("US").of(LocalDate.of(2027, 2, 1)).name()).isEqualTo("2027-02");
        assertThat(calendars.of("DE")).isEqualTo(EntityCalendar.MONTHS);
        assertThat(CalendarFile.read("shipped", Locations.text("calendars/months.yaml")))
                .isEqualTo(EntityCalendars.MONTHS);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from: 2024-02-04  | from: 2024-02-01  | begin on 2023-12-31 or 2024-02-04
            from: 2027-02-01  | from: 2024-01-01  | put calendars in the order of their dates
            calendar: 4-5-4   | calendar: 4-4-4   | the engine knows no '4-4-4'
            calendar: 4-5-4   | calendar: months  | unknown field 'yearEnds'
            on: nearest       | on: first         | the engine knows no 'first'
            weekday: saturday | weekday: friday   | weeks end on saturday or sunday
            month: january    | month: janvier    | 'month'
            year: begins      | years: begins     | the field 'year' is missing
            """)
    void refusesWhatCannotBeUsedWithTheLine(String good, String bad, String why) {
        String yaml = FILE.replace(good, bad);
        assertThat(yaml).isNotEqualTo(FILE);

        assertThatThrownBy(() -> CalendarFile.read("calendars.yaml", yaml))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(why)
                .hasMessageMatching("(?s).*\\b[3-8]\\b.*");
    }
}
