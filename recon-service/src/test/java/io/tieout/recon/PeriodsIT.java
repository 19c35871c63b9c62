package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.PeriodStanding;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the ledger closes is where the ERP is expected to have it, whatever is told first.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class PeriodsIT {

    private static final String T = "2026-03-03T10:00:00Z";
    private static final String R2 = "refund:shopify-us:R2";

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private final Ledger ledger = new Ledger(topics);
    private final Duration shift = clock.weeksAhead();
    private final LocalDate day = LocalDate.ofInstant(Instant.parse(T).plus(shift), ZoneOffset.UTC);
    private final YearMonth month = YearMonth.from(day);
    private final Instant closedAt = month.plusMonths(1).atDay(7).atTime(17, 0).toInstant(ZoneOffset.UTC);

    @Test
    void aCloseThatIsToldBeforeOrAfterGivesTheSameBreaks() {
        String before = Tenants.fresh("closed-before");
        String after = Tenants.fresh("closed-after");
        Map<String, String> expected = Map.of(R2, month.plusMonths(1) + " " + month);

        tellPeriod(before, 1, PeriodStanding.CLOSED, List.of());
        tellRefunds(before);
        tellRefunds(after);
        clock.advanceTo(closedAt.plus(Duration.ofDays(4)));
        Eventually.holds(() -> assertThat(wrongPeriods(before)).isEqualTo(expected));
        Eventually.holds(() -> assertThat(late(after)).contains("refund:shopify-us:R1"));
        assertThat(wrongPeriods(after)).isEmpty();

        tellPeriod(after, 1, PeriodStanding.CLOSED, List.of());

        Eventually.holds(() -> assertThat(wrongPeriods(after)).isEqualTo(expected));
        assertThat(wrongPeriods(before)).isEqualTo(expected);
    }

    @Test
    void whatAReopeningNamesIsExpectedInItsOwnPeriod() {
        String tenant = Tenants.fresh("reopened");
        List<BusinessEvent> late = tellRefunds(tenant);
        clock.advanceTo(closedAt.plus(Duration.ofDays(4)));
        UUID r2 = FactKey.of(late.getFirst()).eventId();
        tellPeriod(tenant, 1, PeriodStanding.CLOSED, List.of());
        Eventually.holds(() -> assertThat(wrongPeriods(tenant)).containsOnlyKeys(R2));

        tellPeriod(tenant, 2, PeriodStanding.REOPENED, List.of(r2));
        tellPeriod(tenant, 1, PeriodStanding.CLOSED, List.of());

        Eventually.holds(() -> assertThat(wrongPeriods(tenant)).isEmpty());
    }

    /// R1 and R2 are told three days after the close; the ERP has R1 in the next month, R2 in its own. R3 is in time.
    private List<BusinessEvent> tellRefunds(String tenant) {
        String late = closedAt.plus(Duration.ofDays(3)).minus(shift).toString();
        Shop r1 = new Shop(tenant, "US", shift)
                .issued("R1", "1001", usd("20.00"), null, T)
                .approved("re_1", "1001", usd("20.00"), T)
                .posted("CM-1", "R1", usd("20.00"), null, late);
        Shop r2 = new Shop(tenant, "US", shift)
                .issued("R2", "1002", usd("35.50"), null, T)
                .approved("re_2", "1002", usd("35.50"), T)
                .posted("CM-2", "R2", usd("35.50"), null, T);
        ledger.tell(new Shop(tenant, "US", shift)
                .issued("R3", "1003", usd("18.00"), null, T)
                .approved("re_3", "1003", usd("18.00"), T)
                .posted("CM-3", "R3", usd("18.00"), null, T));
        Instant recordedAt = closedAt.plus(Duration.ofDays(3));
        ledger.tellLate(r1.told(), recordedAt);
        ledger.tellLate(r2.told(), recordedAt);
        return r2.told();
    }

    private void tellPeriod(String tenant, long version, PeriodStanding standing, List<UUID> reopenedFor) {
        AccountingPeriod period = new AccountingPeriod(
                AccountingPeriod.idOf(tenant, "US", month.toString()),
                version,
                tenant,
                "US",
                month.toString(),
                null,
                null,
                standing,
                closedAt,
                null,
                closedAt,
                reopenedFor);
        EventRecord record = AccountingPeriodRecord.of(period);
        topics.produce(List.of(Topics.record(
                AccountingPeriodRecord.TOPIC, period.periodId().toString(), record.value(), record.headers())));
    }

    private static List<String> late(String tenant) {
        return new Api(tenant)
                .json("/v1/breaks?rule=refunds&status=closed&class=late")
                .getList("items.ruleKey");
    }

    /// The expected and the actual period, by refund.
    private static Map<String, String> wrongPeriods(String tenant) {
        Api api = new Api(tenant);
        Map<String, String> periods = new TreeMap<>();
        List<Map<String, Object>> breaks = api.json("/v1/breaks?rule=refunds&status=open&class=wrong-period")
                .getList("items");
        for (Map<String, Object> each : breaks) {
            String detail = "differences.find { it.field == 'period' }";
            Map<String, String> field = api.json("/v1/breaks/" + each.get("id")).getMap(detail);
            periods.put(String.valueOf(each.get("ruleKey")), field.get("expected") + " " + field.get("actual"));
        }
        return periods;
    }
}
