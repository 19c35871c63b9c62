package io.tieout.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ZONE,             CUT_OFF, MOMENT,                DATE
            UTC,              00:00,   2026-03-03T00:00:00Z,  2026-03-03
            UTC,              00:00,   2026-03-02T23:59:59Z,  2026-03-02
            America/New_York, 00:00,   2026-03-03T04:59:59Z,  2026-03-02
            America/New_York, 04:00,   2026-03-03T08:59:59Z,  2026-03-02
            America/New_York, 04:00,   2026-03-03T09:00:00Z,  2026-03-03
            Asia/Tokyo,       00:00,   2026-03-02T15:00:00Z,  2026-03-03
            America/New_York, 02:30,   2026-03-08T06:59:59Z,  2026-03-07
            America/New_York, 02:30,   2026-03-08T07:00:00Z,  2026-03-08
            """)
    void aDayStartsAtTheCutOffOfTheSourcesZone(ZoneId zone, LocalTime cutOff, Instant moment, LocalDate date) {
        assertThat(new BusinessCalendar(zone, cutOff).dateOf(moment)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ZONE,             CUT_OFF, DATE,       START
            UTC,              00:00,   2026-03-03, 2026-03-03T00:00:00Z
            America/New_York, 04:00,   2026-03-03, 2026-03-03T09:00:00Z
            America/New_York, 02:30,   2026-03-08, 2026-03-08T07:00:00Z
            """)
    void itsFirstMomentBelongsToItAndTheOneBeforeDoesNot(ZoneId zone, LocalTime cutOff, LocalDate date, Instant start) {
        BusinessCalendar calendar = new BusinessCalendar(zone, cutOff);

        assertThat(calendar.startOf(date)).isEqualTo(start);
        assertThat(calendar.dateOf(start)).isEqualTo(date);
        assertThat(calendar.dateOf(start.minusNanos(1))).isEqualTo(date.minusDays(1));
    }
}
