package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.SettlementReversed;
import io.tieout.ledger.app.Settlements;
import io.tieout.ledger.db.SettlementRows.Because;
import io.tieout.ledger.domain.Netted.Place;
import io.tieout.ledger.domain.OpenKey;
import io.tieout.ledger.domain.SettleStop;
import io.tieout.ledger.domain.SettleTerms;
import io.tieout.ledger.domain.Settlement;
import io.tieout.ledger.domain.Settling.Decided;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads first and takes the lock of periods last, so that a close does not wait for the reading.
@ApplicationScoped
class PgSettlements implements Settlements {

    /// Of several instances one settles, so that none goes over a cap that the other has used up.
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 60))";

    private static final String WAIT = "SELECT pg_advisory_xact_lock(hashtextextended($1, 60))";

    private static final String TENANTS =
            "SELECT DISTINCT tenant FROM account_delta WHERE account = ANY ($1) ORDER BY tenant";

    private static final String CLOSE_OPEN = "DELETE FROM open_residue WHERE tenant = $1";

    private static final String ADD_OPEN = """
            INSERT INTO open_residue (entity, account, sub_key, currency, amount_minor, business_date, recorded_day, policy,
                   stopped_by, since, tenant)
            SELECT *, $11
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::date[], $7::date[], $8::text[],
                   $9::text[], $10::timestamptz[])""";

    private static final String LOOKED_AT =
            "INSERT INTO settled_day (tenant, recorded_day) SELECT $1, day FROM unnest($2::date[]) AS day";

    private static final Because MOVED = new Because("Something else was recorded under the key", null, null, null);

    private final TenantTx tx;
    private final Months months;
    private final KnownPeriods periods;

    PgSettlements(TenantTx tx, Months months, KnownPeriods periods) {
        this.tx = tx;
        this.months = months;
        this.periods = periods;
    }

    @Override
    public Uni<List<String>> tenants() {
        Tuple clearing = Tuple.of(SettleTerms.CLEARING.toArray(String[]::new));
        return tx.inWriterTx(connection -> Rows.read(connection, TENANTS, clearing, row -> row.getString(0)));
    }

    @Override
    public Uni<Optional<Looked>> look(String tenant, Look look, Function<Found, List<Decided>> decide) {
        return months.ensure(look.at())
                .chain(() -> tx.inWriterTx(connection -> connection
                        .preparedQuery(ALONE)
                        .execute(Tuple.of(tenant))
                        .chain(rows -> rows.iterator().next().getBoolean(0)
                                ? new Looking(connection, tenant, look).run(decide)
                                : Uni.createFrom().item(Optional.empty()))));
    }

    /// One look at one tenant.
    private final class Looking {

        private final SqlConnection connection;
        private final String tenant;
        private final Look look;
        private final ResidueRows residues;

        Looking(SqlConnection connection, String tenant, Look look) {
            this.connection = connection;
            this.tenant = tenant;
            this.look = look;
            this.residues = new ResidueRows(connection, tenant);
        }

        Uni<Optional<Looked>> run(Function<Found, List<Decided>> decide) {
            LocalDate since = LocalDate.ofInstant(look.at(), ZoneOffset.UTC).minusDays(MOVES_DAYS_MAX);
            return SettlementRows.moved(connection, Tuple.of(tenant, since, MOVED_MAX))
                    .chain(moved ->
                            residues.days(look).chain(days -> keys(days).chain(keys -> act(moved, days, keys, decide))))
                    .map(Optional::of);
        }

        /// What was left open is looked at again with each further day.
        private Uni<List<OpenKey>> keys(List<LocalDate> days) {
            return days.isEmpty() ? Uni.createFrom().item(List.of()) : residues.keys(days, look.quietSince());
        }

        private Uni<Looked> act(
                List<Settlement> moved,
                List<LocalDate> days,
                List<OpenKey> keys,
                Function<Found, List<Decided>> decide) {
            if (moved.isEmpty() && days.isEmpty()) {
                return Uni.createFrom().item(Looked.NOTHING);
            }
            boolean hasMore = moved.size() == MOVED_MAX || days.size() == DAYS_MAX;
            return books(connection, tenant, look.at())
                    .chain(books -> SettlementRows.book(connection, books, moved, MOVED)
                            .chain(() -> residues.standing(keys))
                            .map(standing -> decide.apply(new Found(keys, standing)))
                            .chain(decided -> keep(books, days, decided)
                                    .map(stopped -> new Looked(moved.size(), settled(decided), stopped, hasMore))));
        }

        private Uni<List<Decided>> keep(Books books, List<LocalDate> days, List<Decided> decided) {
            if (days.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            List<Settlement> settlements = settled(decided).stream()
                    .map(each -> each.settlement(tenant))
                    .toList();
            List<Decided> open =
                    decided.stream().filter(each -> each.stop() != null).toList();
            return SettlementRows.book(connection, books, settlements, null)
                    .chain(residues::since)
                    .chain(since -> leave(open, since)
                            .chain(() -> connection
                                    .preparedQuery(LOOKED_AT)
                                    .execute(Tuple.of(tenant, days.toArray(LocalDate[]::new))))
                            .map(_ -> open.stream()
                                    .filter(each ->
                                            !since.containsKey(each.key().place()))
                                    .toList()));
        }

        private Uni<Void> leave(List<Decided> open, Map<Place, Instant> since) {
            Columns<Decided> columns = Columns.of(open)
                    .texts(each -> each.key().place().entity())
                    .texts(each -> each.key().place().account())
                    .texts(each -> each.key().place().subKey())
                    .texts(each -> each.key().place().currency().getCurrencyCode())
                    .longs(each -> each.key().minor())
                    .dates(each -> each.key().day())
                    .dates(each -> each.key().recordedDay())
                    .texts(each -> each.policy().id())
                    .texts(each -> stopOf(each).code())
                    .times(each -> since.getOrDefault(each.key().place(), look.at()))
                    .same(tenant);
            return connection
                    .preparedQuery(CLOSE_OPEN)
                    .execute(Tuple.of(tenant))
                    .chain(() -> open.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : connection
                                    .preparedQuery(ADD_OPEN)
                                    .execute(columns.tuple())
                                    .replaceWithVoid());
        }
    }

    private static List<Decided> settled(List<Decided> decided) {
        return decided.stream().filter(each -> each.stop() == null).toList();
    }

    private static SettleStop stopOf(Decided decided) {
        return Objects.requireNonNull(decided.stop(), "what is left open says why");
    }

    /// While nobody closes a period.
    private Uni<Books> books(SqlConnection connection, String tenant, Instant at) {
        return CrossReferenceRows.lock(connection, Set.of(tenant), Set.of())
                .chain(versions -> periods.of(connection, versions))
                .map(states -> new Books(connection, states, at));
    }

    @Override
    public Uni<List<Residue>> list(String tenant, Filter filter, @Nullable Position after, int limit) {
        return tx.inTenantTx(tenant, connection -> SettlementRows.list(connection, filter, after, limit));
    }

    @Override
    public Uni<SettlementReversed> reverse(Wish wish, Instant at) {
        return found(
                wish,
                earlier -> earlier.reversal() != null
                        ? Uni.createFrom().item(before(earlier, wish))
                        : months.ensure(at).chain(() -> reverseApproved(wish, at)));
    }

    private Uni<SettlementReversed> reverseApproved(Wish wish, Instant at) {
        return tx.inTenantTx(
                        wish.tenant(),
                        connection -> Approvals.isApproved(connection, wish.contentHash(), wish.approvedBy(), at))
                .chain(isApproved -> isApproved
                        ? tx.inWriterTx(connection -> reverse(connection, wish, at))
                                .chain(() ->
                                        found(wish, residue -> Uni.createFrom().item(before(residue, wish))))
                        : Uni.createFrom().item(new SettlementReversed.NotApproved(wish.approvedBy())));
    }

    private Uni<SettlementReversed> found(Wish wish, Function<Residue, Uni<SettlementReversed>> then) {
        return tx.inTenantTx(wish.tenant(), connection -> SettlementRows.find(connection, wish.settlementId()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new SettlementReversed.Unknown(wish.settlementId()))
                        : then.apply(found.getFirst()));
    }

    private static SettlementReversed before(Residue residue, Wish wish) {
        Reversal reversal = residue.reversal();
        return reversal != null && wish.contentHash().equals(reversal.contentHash())
                ? new SettlementReversed.Done(residue)
                : new SettlementReversed.Before(residue);
    }

    /// Nothing, where somebody else was faster. Whoever settles is waited for.
    private Uni<Void> reverse(SqlConnection connection, Wish wish, Instant at) {
        Because because = new Because(wish.reason(), wish.requestedBy(), wish.approvedBy(), wish.contentHash());
        return connection
                .preparedQuery(WAIT)
                .execute(Tuple.of(wish.tenant()))
                .chain(() -> books(connection, wish.tenant(), at))
                .chain(books -> SettlementRows.standing(connection, wish.tenant(), wish.settlementId())
                        .chain(standing -> SettlementRows.book(connection, books, standing, because)));
    }
}
