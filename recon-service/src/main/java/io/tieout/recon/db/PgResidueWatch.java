package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.ResidueWatch;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.HashedId;
import io.tieout.recon.domain.rule.SettleTerms;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.domain.settle.Repeating;
import io.tieout.recon.domain.settle.Settling;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts residues under the lock of the row of their books. The breaks of a rule's residues are of a unit of their
/// own, which no transaction and no record has.
@ApplicationScoped
class PgResidueWatch implements ResidueWatch {

    /// One that is watched already keeps its time, so that a flood is not counted with each page of it.
    static final String WATCH = """
            INSERT INTO residue_watch AS w (tenant, entity, currency, next_look_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant, entity, currency) DO UPDATE SET next_look_at = w.next_look_at""";

    private static final String DUE = """
            SELECT w.tenant, w.entity, w.currency FROM residue_watch w WHERE w.next_look_at <= $1
             ORDER BY w.next_look_at, w.tenant, w.entity, w.currency LIMIT 1 FOR UPDATE OF w SKIP LOCKED""";

    private static final String LATER =
            "UPDATE residue_watch SET next_look_at = $4 WHERE tenant = $1 AND entity = $2 AND currency = $3";

    private static final String NO_MORE =
            "DELETE FROM residue_watch WHERE tenant = $1 AND entity = $2 AND currency = $3";

    private static final String COUNT = """
            SELECT (b.state -> 'delta' ->> 'amount') LIKE '-%', count(*), sum(b.absolute_minor)::bigint
              FROM break b
             WHERE b.tenant = $1 AND b.entity = $2 AND b.currency = $3 AND b.rule = $4
               AND b.status IN ('open', 'accepted') AND b.class IN ('amount', 'fee-or-fx')
               AND b.absolute_minor BETWEEN 1 AND $5 AND b.business_date BETWEEN $6 AND $7
             GROUP BY 1 ORDER BY 1""";

    private static final Duration EVERY = Duration.ofHours(1);

    private final TenantTx tx;

    PgResidueWatch(TenantTx tx) {
        this.tx = tx;
    }

    private record Books(String tenant, String entity, Currency currency) {
        Tuple tuple() {
            return Tuple.of(tenant, entity, currency.getCurrencyCode());
        }

        Transaction unit(Terms rule) {
            return new Transaction(
                    tenant,
                    HashedId.of(new CanonicalBytes()
                            .text("residues")
                            .text(tenant)
                            .text(rule.id())
                            .text(entity)
                            .text(currency.getCurrencyCode())));
        }
    }

    /// @param isFault whether any residues repeat
    private record Result(boolean isFault, List<Break> unpublished) {
        Result with(Result other) {
            List<Break> all = new ArrayList<>(unpublished);
            all.addAll(other.unpublished());
            return new Result(isFault || other.isFault(), all);
        }
    }

    @Override
    public Uni<Looked> look(List<Terms> rules, Instant at) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Columns.utc(at)))
                .chain(rows -> {
                    for (Row row : rows) {
                        Books books = new Books(row.getString(0), row.getString(1), Money.currencyOf(row.getString(2)));
                        return look(connection, books, rules, at);
                    }
                    return Uni.createFrom().item(new Looked(false, List.of()));
                }));
    }

    private static Uni<Looked> look(SqlConnection connection, Books books, List<Terms> rules, Instant at) {
        Uni<Result> all = Uni.createFrom().item(new Result(false, List.of()));
        for (Terms rule : rules) {
            all = all.chain(so -> count(connection, books, rule, at)
                    .chain(repeating -> found(connection, books, rule, repeating, at))
                    .map(so::with));
        }
        return all.call(result -> result.isFault()
                        ? connection.preparedQuery(LATER).execute(books.tuple().addValue(Columns.utc(at.plus(EVERY))))
                        : connection.preparedQuery(NO_MORE).execute(books.tuple()))
                .map(result -> new Looked(true, result.unpublished()));
    }

    private static Uni<List<Repeating>> count(SqlConnection connection, Books books, Terms rule, Instant at) {
        LocalDate today = rule.calendar().dateOf(at, books.entity());
        return connection
                .preparedQuery(COUNT)
                .execute(books.tuple()
                        .addString(rule.id())
                        .addLong(SettleTerms.in(books.currency(), SettleTerms.ITEM_MAX)
                                .minor())
                        .addLocalDate(today.minusDays(Settling.REPEAT_DAYS - 1))
                        .addLocalDate(today))
                .map(rows -> {
                    List<Repeating> repeating = new ArrayList<>();
                    for (Row row : rows) {
                        Repeating each = new Repeating(
                                books.entity(),
                                row.getBoolean(0),
                                row.getLong(1),
                                new Money(row.getLong(2), books.currency()));
                        if (each.isFault()) {
                            repeating.add(each);
                        }
                    }
                    return repeating;
                });
    }

    private static Uni<Result> found(
            SqlConnection connection, Books books, Terms rule, List<Repeating> repeating, Instant at) {
        Transaction unit = books.unit(rule);
        return BreakRows.known(connection, Set.of(unit), Map.of(), List.of())
                .chain(known -> write(connection, unit, rule, known, repeating, at))
                .chain(() -> BreakRows.unpublished(connection, Set.of(unit)))
                .map(unpublished -> new Result(!repeating.isEmpty(), unpublished));
    }

    private static Uni<Void> write(
            SqlConnection connection,
            Transaction unit,
            Terms rule,
            KnownBreaks known,
            List<Repeating> repeating,
            Instant at) {
        List<Break> before = known.concerning(new UnitLegs(unit.tenant(), unit.id(), List.of()), List.of());
        List<Finding> findings = repeating.stream()
                .map(each -> each.finding(rule.name(), since(before, each, rule, at)))
                .toList();
        List<BreakRows.Owned> states = new ArrayList<>();
        List<BreakRows.Owned> details = new ArrayList<>();
        new BreakBook(Repeating.terms(rule), unit.tenant(), unit.id(), at)
                .after(findings, before)
                .changed()
                .forEach(each -> {
                    Break old = find(before, each);
                    boolean isNewVersion = old == null || !old.state().equals(each.state());
                    (isNewVersion ? states : details).add(new BreakRows.Owned(each, unit.id()));
                });
        return BreakRows.write(connection, states, details, at);
    }

    /// The day on which it was found, as long as it stands.
    private static LocalDate since(List<Break> before, Repeating repeating, Terms rule, Instant at) {
        return before.stream()
                .filter(Break::isStanding)
                .map(Break::state)
                .filter(state -> state.ruleKey().equals(repeating.key().ruleKey()))
                .map(BreakState::businessDate)
                .findFirst()
                .orElseGet(() -> rule.calendar().dateOf(at, repeating.entity()));
    }

    private static @Nullable Break find(List<Break> breaks, Break wanted) {
        return breaks.stream()
                .filter(each -> each.id().equals(wanted.id()))
                .findFirst()
                .orElse(null);
    }
}
