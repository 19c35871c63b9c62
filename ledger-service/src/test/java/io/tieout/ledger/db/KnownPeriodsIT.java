package io.tieout.ledger.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.Tables;
import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.app.PeriodChanged;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodState;
import io.tieout.ledger.domain.PeriodStates;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Several instances remember periods, and each finds in the database transaction whether what it remembers holds.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class KnownPeriodsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final FiscalPeriod MARCH = FiscalPeriod.of(YearMonth.of(2026, 3));

    private static final String WAITING = """
            SELECT count(*) FROM pg_locks
             WHERE locktype = 'advisory' AND NOT granted
               AND (classid, objid) = (SELECT ((hashtext('tieout.cross_reference')::bigint & 4294967295)::text)::oid,
                                              ((hashtext('waits')::bigint & 4294967295)::text)::oid)""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    TenantTx tx;

    @Inject
    Periods periods;

    @Inject
    Corrections corrections;

    @Test
    void noInstanceBooksByWhatItRememberedBeforeAClose() {
        KnownPeriods one = new KnownPeriods();
        KnownPeriods other = new KnownPeriods();
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.OPEN);

        change("instances", "US", PeriodAction.CLOSE);
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.CLOSED);
        change("instances", "CA", PeriodAction.SOFT_CLOSE);

        assertThat(stateOf(one, "CA")).isEqualTo(PeriodState.SOFT_CLOSED);
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.CLOSED);
        assertThat(stateOf(other, "US")).isEqualTo(PeriodState.CLOSED);
        assertThat(stateOf(other, "CA")).isEqualTo(PeriodState.SOFT_CLOSED);
    }

    /// As long as a batch holds what it locked at its beginning, what it books is not late.
    @Test
    void aCloseWaitsForTheBatchesThatAreUnderWay() throws Exception {
        Tables tables = new Tables(stack);
        try (Connection batch = stack.connect("ledger", "ledger_writer");
                Statement statement = batch.createStatement();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.setAutoCommit(false);
            statement.execute("SELECT * FROM lock_cross_references(ARRAY['waits'], ARRAY[]::text[])");

            Future<?> closed = people.submit(() -> change("waits", "US", PeriodAction.CLOSE));

            Eventually.holds(() -> assertThat(tables.count(WAITING)).isEqualTo(1));
            assertThat(closed).isNotDone();
            assertThat(tables.count("SELECT count(*) FROM period_change WHERE tenant = 'waits'"))
                    .isZero();
            batch.commit();
            closed.get();
        }
        assertThat(tables.count("SELECT count(*) FROM period_change WHERE tenant = 'waits'"))
                .isEqualTo(1);
    }

    private PeriodState stateOf(KnownPeriods instance, String entity) {
        PeriodStates states = tx.inWriterTx(
                        connection -> CrossReferenceRows.lock(connection, Set.of("instances"), Set.of())
                                .chain(versions -> instance.of(connection, versions)))
                .map(all -> Objects.requireNonNull(all.get("instances")))
                .await()
                .atMost(LIMIT);
        return states.stateOf(entity, MARCH);
    }

    private void change(String tenant, String entity, PeriodAction action) {
        Instant now = Instant.now();
        corrections.approve(tenant, "hash", "ben", now).await().atMost(LIMIT);
        PeriodChange change = new PeriodChange(entity, MARCH, action, List.of(), List.of());
        PeriodChanged changed = periods.change(
                        new Periods.Wish(tenant, change, "of-" + entity, "hash", "It is time", "ana", "ben"),
                        Instant::now)
                .await()
                .atMost(LIMIT);
        assertThat(changed).isInstanceOf(PeriodChanged.Done.class);
    }
}
