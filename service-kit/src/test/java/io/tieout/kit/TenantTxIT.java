package io.tieout.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class TenantTxIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BUSY =
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ledger_app' AND state <> 'idle'";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    TenantTx tx;

    @Inject
    Pool app;

    private final String ours = "ours-" + UUID.randomUUID();
    private final String theirs = "theirs-" + UUID.randomUUID();

    @Test
    void anotherTenantSeesNothing() {
        await(tx.inTenantTx(ours, connection -> insert(connection, ours)));

        assertThat(await(tx.inTenantTx(ours, TenantTxIT::count))).isEqualTo(1);
        assertThat(await(tx.inTenantTx(theirs, TenantTxIT::count))).isZero();
    }

    @Test
    void aRowOfAnotherTenantIsRefused() {
        assertThatThrownBy(() -> await(tx.inTenantTx(ours, connection -> insert(connection, theirs))))
                .hasStackTraceContaining("row-level security");
        assertThat(await(tx.inTenantTx(theirs, TenantTxIT::count))).isZero();
    }

    @Test
    void theTenantIsGoneFromTheConnectionAfterTheCommit() {
        await(tx.inTenantTx(ours, connection -> insert(connection, ours)));

        // More reads than the pool has connections, so that each of them is seen.
        List<String> settings = IntStream.range(0, 12)
                .mapToObj(_ -> await(app.query("SELECT coalesce(current_setting('app.tenant', true), '')")
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0))))
                .toList();
        long visible = await(app.query("SELECT count(*) FROM sample")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));

        assertThat(settings).containsOnly("");
        assertThat(visible).isZero();
    }

    @Test
    void aFailureRollsEverythingBack() {
        assertThatThrownBy(() -> await(tx.inTenantTx(
                        ours,
                        connection -> insert(connection, ours)
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("no"))))))
                .hasMessageContaining("no");

        assertThat(await(tx.inTenantTx(ours, TenantTxIT::count))).isZero();
    }

    @Test
    void theWriterSeesEveryTenantAndTheAppRoleCannotAlterTables() {
        await(tx.inWriterTx(connection -> insert(connection, ours).chain(() -> insert(connection, theirs))));

        long both = await(tx.inWriterTx(connection -> connection
                .preparedQuery("SELECT count(*) FROM sample WHERE tenant = ANY($1)")
                .execute(Tuple.of(new String[] {ours, theirs}))
                .map(rows -> rows.iterator().next().getLong(0))));

        assertThat(both).isEqualTo(2);
        assertThatThrownBy(() -> await(tx.inTenantTx(
                        ours,
                        connection -> connection
                                .query("ALTER TABLE sample ADD x text")
                                .execute())))
                .hasMessageContaining("must be owner");
    }

    @Test
    void twoHundredCancelledRequestsLeaveThePoolIdle() {
        AtomicInteger started = new AtomicInteger();
        var requests = IntStream.range(0, 200)
                .mapToObj(_ -> tx.inTenantTx(ours, connection -> {
                            started.incrementAndGet();
                            return connection.query("SELECT pg_sleep(0.2)").execute();
                        })
                        .subscribe()
                        .with(_ -> {}, _ -> {}))
                .toList();
        Eventually.holds(() -> assertThat(started.get()).isPositive());

        requests.forEach(io.smallrye.mutiny.subscription.Cancellable::cancel);

        Eventually.holds(() -> assertThat(new Database(stack).number(BUSY)).isZero());
        assertThat(started.get()).isLessThan(50);
        var again = IntStream.range(0, 8)
                .mapToObj(_ -> tx.inTenantTx(ours, TenantTxIT::count).subscribeAsCompletionStage())
                .toList();
        assertThat(again).allSatisfy(done -> assertThat(done).succeedsWithin(LIMIT));
    }

    @Test
    void aStatementThatTakesTooLongIsStoppedByTheServer() {
        assertThatThrownBy(() -> await(tx.inTenantTx(
                        ours,
                        connection -> connection.query("SELECT pg_sleep(60)").execute())))
                .hasStackTraceContaining("statement timeout");
    }

    private static Uni<Void> insert(SqlConnection connection, String tenant) {
        return connection
                .preparedQuery("INSERT INTO sample (tenant, id, amount_minor) VALUES ($1, $2, 1)")
                .execute(Tuple.of(tenant, UUID.randomUUID().toString()))
                .replaceWithVoid();
    }

    private static Uni<Long> count(SqlConnection connection) {
        return connection
                .query("SELECT count(*) FROM sample")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
