package io.tieout.ledger.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.BusinessEvent;
import io.tieout.event.PeriodStanding;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.event.codec.AccountingPeriodRecord;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.app.PeriodChanged;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What is decided about periods is told, and when each fact was recorded says by which of it the fact was booked.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class PeriodTellingIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final FiscalPeriod MARCH = FiscalPeriod.of(YearMonth.from(TestEvents.DAY));

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    Periods periods;

    @Inject
    Corrections corrections;

    @Test
    void everyDecisionIsToldWithAllBeforeIt() {
        String tenant = "told-periods";
        TestEvents events = new TestEvents(tenant);
        change(tenant, PeriodAction.SOFT_CLOSE, List.of());
        change(tenant, PeriodAction.CLOSE, List.of());
        BusinessEvent late = events.issued("R1", "1001", "20.00");
        new Feed(stack).send(late);
        Eventually.holds(() -> assertThat(entries(tenant)).containsExactly("2026-04"));

        change(tenant, PeriodAction.REOPEN, List.of(Feed.idOf(late)));

        Eventually.holds(() -> assertThat(latest(tenant).standing()).isEqualTo(PeriodStanding.REOPENED));
        AccountingPeriod told = latest(tenant);
        assertThat(told.version()).isEqualTo(3);
        assertThat(told.entity()).isEqualTo("US");
        assertThat(told.days()).isEqualTo(MARCH);
        assertThat(told.periodId()).isEqualTo(AccountingPeriod.idOf(tenant, "US", MARCH.name()));
        assertThat(told.reopenedFor()).containsExactly(Feed.idOf(late));
        assertThat(Stream.of(told.softClosedAt(), told.closedAt(), told.since())
                        .map(Objects::requireNonNull)
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
        Eventually.holds(() -> assertThat(
                        new Tables(stack).count("SELECT count(*) FROM untold_period WHERE tenant = '" + tenant + "'"))
                .isZero());
    }

    /// Batches are under way while it is closed: none of them is booked otherwise than its time says.
    @Test
    void whenItWasRecordedSaysWhereItStands() {
        String tenant = "recorded-at";
        TestEvents events = new TestEvents(tenant);
        List<BusinessEvent> all = IntStream.range(0, 400)
                .<BusinessEvent>mapToObj(i -> events.issued("R" + i, "O" + i, "1.00"))
                .toList();
        Feed feed = new Feed(stack);
        for (int from = 0; from < 400; from += 20) {
            feed.send(all.subList(from, from + 20));
            if (from == 200) {
                change(tenant, PeriodAction.CLOSE, List.of());
            }
        }
        Eventually.holds(() -> assertThat(entries(tenant)).hasSize(400));
        Eventually.holds(() -> assertThat(records(tenant)).isNotEmpty());
        Instant closedAt = Objects.requireNonNull(latest(tenant).closedAt());

        List<String> otherwise = new Tables(stack).rows("""
                SELECT e.event_id FROM entry n JOIN event e ON e.id = n.event
                 WHERE n.tenant = '%s' AND (n.posted_in <> '') <> (e.recorded_at > '%s')""".formatted(tenant, closedAt));

        assertThat(otherwise).isEmpty();
        assertThat(entries(tenant)).contains("2026-04");
    }

    private List<String> entries(String tenant) {
        return new Tables(stack)
                .rows("SELECT posted_in FROM entry WHERE tenant = '" + tenant + "'").stream()
                        .map(String::strip)
                        .toList();
    }

    private void change(String tenant, PeriodAction action, List<UUID> events) {
        String hash = action.code();
        corrections.approve(tenant, hash, "ben", Instant.now()).await().atMost(LIMIT);
        PeriodChange change = new PeriodChange("US", MARCH, action, events, List.of());
        PeriodChanged changed = periods.change(
                        new Periods.Wish(tenant, change, action.code(), hash, "It is time", "ana", "ben"), Instant::now)
                .await()
                .atMost(LIMIT);
        assertThat(changed).isInstanceOf(PeriodChanged.Done.class);
    }

    private AccountingPeriod latest(String tenant) {
        return records(tenant).stream()
                .max(Comparator.comparingLong(AccountingPeriod::version))
                .orElseThrow();
    }

    private List<AccountingPeriod> records(String tenant) {
        List<AccountingPeriod> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : new Topics(stack).readAll(AccountingPeriodRecord.TOPIC)) {
            AccountingPeriod period = read(record);
            if (period.tenant().equals(tenant)) {
                records.add(period);
            }
        }
        return records;
    }

    private static AccountingPeriod read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AccountingPeriodRecord.read(record.value());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
