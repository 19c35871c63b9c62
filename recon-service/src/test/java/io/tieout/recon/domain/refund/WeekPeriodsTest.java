package io.tieout.recon.domain.refund;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.WeekPattern;
import io.tieout.event.calendar.Weeks;
import io.tieout.event.calendar.YearEnd;
import io.tieout.event.calendar.YearNumber;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.period.ClosedPeriods;
import io.tieout.recon.domain.period.ClosedPeriods.Closing;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A refund and its document, where the second period of 2026 lasts from 1 March to 4 April. The ERP writes months,
/// which are no periods there, so that its posting date counts.
class WeekPeriodsTest {

    private static final EntityCalendar WEEKS = EntityCalendar.MONTHS.with(new EntityCalendar.Version(
            LocalDate.of(2026, 2, 1),
            new Weeks(
                    WeekPattern.FOUR_FIVE_FOUR,
                    new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
                    YearNumber.BEGINS)));

    /// A refund of 31 March that was recorded when its period was closed belongs into the next.
    @ParameterizedTest(name = "posted {0}: by weeks {1}, by months {2}")
    @CsvSource(nullValues = "right", textBlock = """
            2026-03-31, 2026-P03 2026-P02, 2026-04 2026-03
            2026-04-04, 2026-P03 2026-P02, right
            2026-04-05, right,             right
            """)
    void isComparedByThePeriodsOfItsEntity(String posted, @Nullable String byWeeks, @Nullable String byMonths) {
        Shop shop = new Shop("demo")
                .issued("R1", "1001", usd("20.00"), null, "2026-03-31T10:00:00Z")
                .approved("re_1", "1001", usd("20.00"), "2026-03-31T10:00:05Z")
                .posted("CM-1", "R1", usd("20.00"), null, posted + "T10:05:00Z");

        assertThat(wrongPeriods(shop, closed(WEEKS))).isEqualTo(byWeeks == null ? List.of() : List.of(byWeeks));
        assertThat(wrongPeriods(shop, closed(EntityCalendar.MONTHS)))
                .isEqualTo(byMonths == null ? List.of() : List.of(byMonths));
    }

    /// The period of 31 March, before anything was recorded.
    private static ClosedPeriods closed(EntityCalendar calendar) {
        Closing closing = new Closing(
                calendar.of(LocalDate.of(2026, 3, 31)), null, Instant.parse("2026-03-01T00:00:00Z"), Set.of());
        return new ClosedPeriods(Map.of("US", List.of(closing)), new EntityCalendars(Map.of("US", calendar)));
    }

    private static List<String> wrongPeriods(Shop shop, ClosedPeriods periods) {
        List<Leg> legs = Legs.of(shop.told()).stream().map(periods::place).toList();
        return RefundFold.of(Legs.rule(), legs, Instant.parse("2026-04-20T10:00:00Z")).findings().stream()
                .flatMap(finding -> finding.evidence().differences().stream())
                .filter(difference -> difference.field().equals("period"))
                .map(WeekPeriodsTest::text)
                .distinct()
                .toList();
    }

    private static String text(FieldDifference difference) {
        return difference.expected() + " " + difference.actual();
    }
}
