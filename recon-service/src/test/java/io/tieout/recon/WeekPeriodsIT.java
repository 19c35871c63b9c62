package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.PeriodStanding;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.event.calendar.WeekPattern;
import io.tieout.event.calendar.Weeks;
import io.tieout.event.calendar.YearEnd;
import io.tieout.event.calendar.YearNumber;
import io.tieout.event.codec.AccountingPeriodRecord;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where a legal entity has periods of weeks, the ERP is expected to have what came late in the next of these.
@QuarkusTest
@TestProfile(WeekPeriodsIT.WeeksOfRetail.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class WeekPeriodsIT {

    /// US has 4-4-5.
    public static final class WeeksOfRetail implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.recon.calendars", "calendars/retail.yaml");
        }
    }

    private static final String T = "2026-03-03T10:00:00Z";

    private static final EntityCalendar CALENDAR = EntityCalendar.MONTHS.with(new EntityCalendar.Version(
            LocalDate.of(2024, 2, 4),
            new Weeks(
                    WeekPattern.FOUR_FOUR_FIVE,
                    new YearEnd(YearEnd.Rule.NEAREST, DayOfWeek.SATURDAY, Month.JANUARY),
                    YearNumber.BEGINS)));

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private final Ledger ledger = new Ledger(topics);
    private final Duration shift = clock.weeksAhead();
    private final FiscalPeriod period =
            CALENDAR.of(LocalDate.ofInstant(Instant.parse(T).plus(shift), ZoneOffset.UTC));
    private final Instant closedAt = period.lastDay().plusDays(7).atTime(17, 0).toInstant(ZoneOffset.UTC);

    /// Two refunds are told three days after the close: of one the ERP has the document in the next period, of the
    /// other
    /// in its own.
    @Test
    void whatComesLateIsExpectedInTheNextPeriodOfWeeks() {
        String tenant = Tenants.fresh("weeks");
        Instant recordedAt = closedAt.plus(Duration.ofDays(3));
        tellClose(tenant);
        ledger.tellLate(refund(tenant, "R1", recordedAt.minus(shift).toString()).told(), recordedAt);
        ledger.tellLate(refund(tenant, "R2", T).told(), recordedAt);
        clock.advanceTo(closedAt.plus(Duration.ofDays(4)));

        Api api = new Api(tenant);
        String wrong = "/v1/breaks?rule=refunds&status=open&class=wrong-period";
        Eventually.holds(
                () -> assertThat(api.json("/v1/breaks?status=closed&class=late").getList("items.ruleKey", String.class))
                        .contains("refund:shopify-us:R1"));
        Eventually.holds(() -> assertThat(api.json(wrong).getList("items.ruleKey", String.class))
                .containsExactly("refund:shopify-us:R2"));
        assertThat(api.json("/v1/breaks/" + api.json(wrong).getString("items[0].id"))
                        .getMap("differences.find { it.field == 'period' }"))
                .containsAllEntriesOf(Map.of("expected", CALENDAR.after(period).name(), "actual", period.name()));
        assertThat(period.name()).contains("-P");
    }

    private Shop refund(String tenant, String id, String postedAt) {
        return new Shop(tenant, "US", shift)
                .issued(id, "O-" + id, usd("20.00"), null, T)
                .approved("re_" + id, "O-" + id, usd("20.00"), T)
                .posted("CM-" + id, id, usd("20.00"), null, postedAt);
    }

    private void tellClose(String tenant) {
        AccountingPeriod told = new AccountingPeriod(
                AccountingPeriod.idOf(tenant, "US", period.name()),
                1,
                tenant,
                "US",
                period.name(),
                period.firstDay(),
                period.lastDay(),
                PeriodStanding.CLOSED,
                closedAt,
                null,
                closedAt,
                List.of());
        EventRecord record = AccountingPeriodRecord.of(told);
        topics.produce(List.of(Topics.record(
                AccountingPeriodRecord.TOPIC, told.periodId().toString(), record.value(), record.headers())));
    }
}
