package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.recon.domain.feed.EmptyWindow;
import io.tieout.recon.domain.feed.Span;
import io.tieout.recon.domain.feed.Vigil;
import io.tieout.recon.domain.feed.Watch;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one rule has judged of the feeds of one tenant.
record FeedRows(SqlConnection connection, String tenant, String rule) {

    private static final String WATCHES = """
            SELECT feed, source, entity, judged_until, silent_since FROM feed_watch
             WHERE tenant = $1 AND rule = $2 ORDER BY feed, source""";

    private static final String EMPTY = """
            SELECT feed, source, entity, outage_at, start_at, end_at, due_at, expected, currency, worth_minor
              FROM feed_empty_window WHERE tenant = $1 AND rule = $2 ORDER BY feed, source, start_at""";

    private static final String KEEP_WATCHES = """
            INSERT INTO feed_watch AS w (tenant, rule, feed, source, entity, judged_until, silent_since)
            SELECT $5, $6, n.feed, n.source, n.entity, n.judged_until, n.silent_since
              FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $7::timestamptz[])
                AS n (feed, source, entity, judged_until, silent_since)
            ON CONFLICT (tenant, rule, feed, source) DO UPDATE
               SET judged_until = excluded.judged_until, silent_since = excluded.silent_since,
                   entity = excluded.entity""";

    private static final String LET_GO = """
            DELETE FROM feed_empty_window e USING unnest($3::text[], $4::text[], $5::timestamptz[]) AS g (feed, source, start_at)
             WHERE e.tenant = $1 AND e.rule = $2 AND e.feed = g.feed AND e.source = g.source
               AND e.start_at = g.start_at""";

    private static final String KEEP_EMPTY = """
            INSERT INTO feed_empty_window (feed, source, entity, outage_at, start_at, end_at, due_at, expected, currency,
                   worth_minor, tenant, rule)
            SELECT n.*, $11, $12
              FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[],
                   $7::timestamptz[], $8::bigint[], $9::text[], $10::bigint[]) AS n""";

    Uni<Vigil> vigil() {
        Tuple ours = Tuple.of(tenant, rule);
        return list(WATCHES, ours, FeedRows::watch)
                .chain(watches -> list(EMPTY, ours, FeedRows::emptyWindow).map(empty -> new Vigil(watches, empty)));
    }

    /// Writes what changed.
    Uni<Void> write(Vigil before, Vigil after) {
        List<Watch> watches = minus(after.watches(), before.watches());
        List<EmptyWindow> gone = minus(before.empty(), after.empty());
        List<EmptyWindow> fresh = minus(after.empty(), before.empty());
        return (watches.isEmpty() ? Uni.createFrom().voidItem() : keepWatches(watches))
                .chain(() -> gone.isEmpty() ? Uni.createFrom().voidItem() : letGo(gone))
                .chain(() -> fresh.isEmpty() ? Uni.createFrom().voidItem() : keepEmpty(fresh));
    }

    private static <T> List<T> minus(List<T> these, List<T> those) {
        return these.stream().filter(each -> !those.contains(each)).toList();
    }

    private Uni<Void> keepWatches(List<Watch> watches) {
        return connection
                .preparedQuery(KEEP_WATCHES)
                .execute(Columns.of(watches)
                        .texts(Watch::feed)
                        .texts(Watch::source)
                        .texts(Watch::entity)
                        .times(Watch::judgedUntil)
                        .same(tenant)
                        .same(rule)
                        .times(Watch::silentSince)
                        .tuple())
                .replaceWithVoid();
    }

    private Uni<Void> letGo(List<EmptyWindow> gone) {
        return connection
                .preparedQuery(LET_GO)
                .execute(Columns.of(gone)
                        .same(tenant)
                        .same(rule)
                        .texts(EmptyWindow::feed)
                        .texts(EmptyWindow::source)
                        .times(each -> each.window().start())
                        .tuple())
                .replaceWithVoid();
    }

    private Uni<Void> keepEmpty(List<EmptyWindow> fresh) {
        return connection
                .preparedQuery(KEEP_EMPTY)
                .execute(Columns.of(fresh)
                        .texts(EmptyWindow::feed)
                        .texts(EmptyWindow::source)
                        .texts(EmptyWindow::entity)
                        .times(EmptyWindow::outage)
                        .times(each -> each.window().start())
                        .times(each -> each.window().end())
                        .times(EmptyWindow::dueAt)
                        .longs(EmptyWindow::expected)
                        .texts(each -> currency(each.worth()))
                        .longs(each -> minor(each.worth()))
                        .same(tenant)
                        .same(rule)
                        .tuple())
                .replaceWithVoid();
    }

    private static @Nullable String currency(@Nullable Money worth) {
        return worth == null ? null : worth.currency().getCurrencyCode();
    }

    private static long minor(@Nullable Money worth) {
        return worth == null ? 0 : worth.minor();
    }

    private <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> read) {
        return HeardRows.list(connection, sql, parameters, read);
    }

    private static Watch watch(Row row) {
        java.time.OffsetDateTime silent = row.getOffsetDateTime(4);
        return new Watch(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                silent == null ? null : silent.toInstant());
    }

    private static EmptyWindow emptyWindow(Row row) {
        String currency = row.getString(8);
        return new EmptyWindow(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                new Span(
                        row.getOffsetDateTime(4).toInstant(),
                        row.getOffsetDateTime(5).toInstant()),
                row.getOffsetDateTime(6).toInstant(),
                row.getLong(7),
                currency == null ? null : Money.of(row.getLong(9), currency));
    }
}
