package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoreDayEvent.StoreDayOpened;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days on which nobody trades, and days on which nobody books.
class BusinessCalendarTest {

    private static final Told TOLD = Told.of(7, 5, 300);

    private static Company company(String entity) {
        return new World(1)
                .companies().stream()
                        .filter(each -> each.entity().equals(entity))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ENTITY, DATE,       STORES, BANK
            DE,     2026-03-07, true,   false
            DE,     2026-03-08, false,  false
            DE,     2026-05-01, false,  false
            DE,     2026-07-03, true,   true
            DE,     2026-10-02, true,   true
            DE,     2026-12-25, false,  false
            DE,     2026-12-26, false,  false
            US,     2026-01-01, false,  false
            US,     2026-03-08, true,   false
            US,     2026-05-01, true,   true
            US,     2026-06-19, true,   false
            US,     2026-12-25, false,  false
            """)
    void knowsWhoWorks(String entity, LocalDate date, boolean stores, boolean bank) {
        assertThat(BusinessCalendar.isStoreDay(company(entity), date)).isEqualTo(stores);
        assertThat(BusinessCalendar.isBankDay(company(entity), date)).isEqualTo(bank);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            ENTITY, REACHES_IT,           BOOKED
            DE,     2026-03-05T12:00:00Z, 2026-03-05T12:00:00Z
            DE,     2026-03-07T12:00:00Z, 2026-03-09T12:00:00Z
            US,     2026-03-07T12:00:00Z, 2026-03-09T11:00:00Z
            DE,     2026-12-24T23:30:00Z, 2026-12-27T23:30:00Z
            """)
    void theBankBooksAtTheSameHourOfItsNextDay(String entity, Instant reachesIt, Instant booked) {
        assertThat(BusinessCalendar.bankDay(company(entity), reachesIt)).isEqualTo(booked);
    }

    @Test
    void noBankLineIsOfAWeekend() {
        List<BankLineStated> lines = TOLD.all(BankLineStated.class);

        assertThat(lines)
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(line.envelope().businessDate().getDayOfWeek())
                        .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.valueDate()).isEqualTo(line.envelope().businessDate()));
    }

    @Test
    void germanStoresStayClosedOnSunday() {
        assertThat(TOLD.all(StoreDayOpened.class))
                .filteredOn(opened -> opened.envelope().businessDate().equals(LocalDate.of(2026, 3, 8)))
                .hasSize(14)
                .allSatisfy(opened -> assertThat(opened.store()).doesNotStartWith("DE"));
    }
}
