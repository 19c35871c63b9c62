package io.tieout.recon.domain.period;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Outcome;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.event.calendar.WeekPattern;
import io.tieout.event.calendar.Weeks;
import io.tieout.event.calendar.YearEnd;
import io.tieout.event.calendar.YearNumber;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.period.ClosedPeriods.Closing;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where what was recorded belongs: the table of docs/adr/0041, asked of what the ledger tells.
class ClosedPeriodsTest {

    private static final Instant SOFT = Instant.parse("2026-04-01T17:00:00Z");
    private static final Instant HARD = Instant.parse("2026-04-07T17:00:00Z");
    private static final Instant SOFT_APRIL = Instant.parse("2026-05-01T17:00:00Z");

    /// March soft-closed and closed, April soft-closed.
    private static final List<Closing> CLOSINGS =
            List.of(new Closing(month(3), SOFT, HARD, Set.of()), new Closing(month(4), SOFT_APRIL, null, Set.of()));

    @ParameterizedTest(name = "of {0}, recorded {1}: {2}")
    @CsvSource({
        "2026-03-03, 2026-03-03T10:00:00Z, 2026-03",
        "2026-03-03, 2026-04-02T10:00:00Z, 2026-03",
        "2026-03-03, 2026-04-07T17:00:00Z, 2026-03",
        "2026-03-03, 2026-04-07T17:00:00.000001Z, 2026-04",
        "2026-03-03, 2026-05-02T10:00:00Z, 2026-05",
        "2026-02-10, 2026-04-02T10:00:00Z, 2026-02",
        "2026-02-10, 2026-04-08T10:00:00Z, 2026-04",
        "2026-04-03, 2026-05-02T10:00:00Z, 2026-04",
        "2026-05-03, 2026-05-03T10:00:00Z, 2026-05"
    })
    void whatIsLateBelongsIntoTheFirstPeriodThatWasOpen(String date, Instant recordedAt, String period) {
        List<Closing> backwards = new ArrayList<>(CLOSINGS);
        Collections.reverse(backwards);

        for (List<Closing> told : List.of(CLOSINGS, backwards)) {
            Leg placed = new ClosedPeriods(Map.of("US", told), EntityCalendars.MONTHS).place(leg(date, recordedAt));

            assertThat(YearMonth.from(placed.bookedOn())).hasToString(period);
            assertThat(placed.lateOn() != null).isEqualTo(!date.startsWith(period));
        }
    }

    @Test
    void anotherEntityHasItsOwn() {
        Leg late = leg("2026-03-03", HARD.plusSeconds(1));

        assertThat(new ClosedPeriods(Map.of("DE", CLOSINGS), EntityCalendars.MONTHS).place(late))
                .isSameAs(late);
        assertThat(ClosedPeriods.NONE.place(late)).isSameAs(late);
    }

    @Test
    void whatAReopeningNamesIsWhereItBelongs() {
        Leg late = leg("2026-03-03", HARD.plusSeconds(1));
        ClosedPeriods reopened = new ClosedPeriods(
                Map.of(
                        "US",
                        List.of(
                                new Closing(month(2), null, SOFT, Set.of()),
                                new Closing(month(3), null, HARD, Set.of(late.eventId(), new UUID(1, 1))))),
                EntityCalendars.MONTHS);

        assertThat(reopened.place(late).bookedOn()).isEqualTo("2026-03-03");
    }

    /// The retailers' second period of 2026 ends on Saturday, 4 April.
    @ParameterizedTest(name = "of {0}, recorded {1}: {2}")
    @CsvSource({
        "2026-04-04, 2026-04-10T17:00:00Z, 2026-04-04, 2026-P02",
        "2026-04-04, 2026-04-10T17:00:01Z, 2026-04-05, 2026-P03",
        "2026-03-15, 2026-04-10T17:00:01Z, 2026-04-05, 2026-P03",
        "2026-04-05, 2026-04-10T17:00:01Z, 2026-04-05, 2026-P03"
    })
    void periodsOfWeeksAreClosedByTheirDays(String date, Instant recordedAt, LocalDate bookedOn, String period) {
        Weeks weeks = new Weeks(
                WeekPattern.FOUR_FIVE_FOUR,
                new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
                YearNumber.BEGINS);
        EntityCalendar calendar =
                EntityCalendar.MONTHS.with(new EntityCalendar.Version(LocalDate.of(2026, 2, 1), weeks));
        Closing closing = new Closing(
                calendar.named("2026-P02").orElseThrow(), null, Instant.parse("2026-04-10T17:00:00Z"), Set.of());
        ClosedPeriods periods =
                new ClosedPeriods(Map.of("US", List.of(closing)), new EntityCalendars(Map.of("US", calendar)));

        Leg placed = periods.place(leg(date, recordedAt));

        assertThat(placed.bookedOn()).isEqualTo(bookedOn);
        assertThat(placed.calendar().of(placed.bookedOn()).name()).isEqualTo(period);
    }

    private static FiscalPeriod month(int month) {
        return FiscalPeriod.of(YearMonth.of(2026, month));
    }

    private static Leg leg(String date, Instant recordedAt) {
        Leg leg = Legs.of(new Shop("demo")
                .issued("R1", "1001", usd("20.00"), null, date + "T10:00:00Z")
                .told()
                .getFirst());
        return new Leg(leg.eventId(), leg.event(), Outcome.RECORDED, recordedAt, null);
    }
}
