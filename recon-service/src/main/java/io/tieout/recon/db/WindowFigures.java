package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.recon.app.Checkpoints.Cut;
import io.tieout.recon.domain.checkpoint.Accepted;
import io.tieout.recon.domain.checkpoint.Accepted.Settled;
import io.tieout.recon.domain.checkpoint.BookedResidues;
import io.tieout.recon.domain.checkpoint.Figures;
import io.tieout.recon.domain.checkpoint.Figures.Items;
import io.tieout.recon.domain.checkpoint.Figures.Movement;
import io.tieout.recon.domain.checkpoint.Figures.Open;
import io.tieout.recon.domain.checkpoint.Figures.Part;
import io.tieout.recon.domain.checkpoint.Manual;
import io.tieout.recon.domain.checkpoint.Received;
import io.tieout.recon.domain.checkpoint.Tally;
import io.tieout.recon.domain.checkpoint.Window;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Span;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.Told;
import io.tieout.recon.domain.settle.Settling;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up one window in the database: what comes back is a row per rule and kind, however many items there are.
final class WindowFigures {

    /// By how much a batch may commit later than the instant it concluded by.
    private static final Duration COMMIT_LAG_MAX = Duration.ofMinutes(5);

    /// The checkpoint before.
    record Previous(UUID id, Instant createdAt, String sha256) {}

    private final SqlConnection connection;
    private final String tenant;
    private final Cut cut;
    private final @Nullable Previous previous;

    WindowFigures(SqlConnection connection, String tenant, Cut cut, @Nullable Previous previous) {
        this.connection = connection;
        this.tenant = tenant;
        this.cut = cut;
        this.previous = previous;
    }

    Uni<Figures> read() {
        return rows(window(), WindowSql.ITEMS, this::items)
                .chain(items -> rows(all(), WindowSql.MOVEMENTS, this::movement)
                        .chain(movements -> rows(all(), WindowSql.OPEN, this::open)
                                .chain(open -> digest().chain(digest -> manual().chain(manual -> accepted()
                                        .chain(accepted -> new SealRows(connection, cut)
                                                .read()
                                                .chain(unsealed -> received()
                                                        .chain(received -> new TieRows(
                                                                        connection, tenant, cut.balances())
                                                                .read()
                                                                .map(balances -> new Figures(
                                                                        items,
                                                                        movements,
                                                                        open,
                                                                        digest.sha256(),
                                                                        previous == null ? null : previous.sha256(),
                                                                        digest.unexamined(),
                                                                        manual,
                                                                        accepted,
                                                                        unsealed.orElse(null),
                                                                        received.orElse(null),
                                                                        balances))))))))));
    }

    /// What stays as it is, and what was sold, which decides how much may.
    private Uni<Accepted> accepted() {
        Window window = cut.window();
        Currency currency = window.currency();
        List<@Nullable Object> until = List.of(window.entity(), currency.getCurrencyCode(), window.to());
        List<@Nullable Object> days =
                List.of(window.entity(), currency.getCurrencyCode(), window.from(), window.to(), sales());
        List<@Nullable Object> large = and(until, cut.close().large(currency).minor());
        return rows(and(until, Accepted.FIRST_MAX), WindowSql.ACCEPTED_FIRST, row -> BreakRows.state(row.getString(0)))
                .chain(first -> rows(minor(until), WindowSql.ACCEPTED_DIGEST, WindowFigures::digest)
                        .chain(digest -> rows(large, WindowSql.DECIDERS, row -> row.getString(0))
                                .chain(deciders -> settled(until)
                                        .chain(settled -> repeating(until)
                                                .chain(repeating -> booked(until)
                                                        .chain(booked -> rows(
                                                                        days,
                                                                        WindowSql.SALES,
                                                                        row -> sold(row, currency))
                                                                .map(sold -> new Accepted(
                                                                        first,
                                                                        digest.getFirst()
                                                                                .unexamined(),
                                                                        digest.getFirst()
                                                                                .sha256(),
                                                                        deciders,
                                                                        settled,
                                                                        repeating,
                                                                        booked,
                                                                        sold.getFirst()
                                                                                .orElse(null)))))))));
    }

    private Uni<BookedResidues> booked(List<@Nullable Object> until) {
        Currency currency = cut.window().currency();
        return rows(
                        and(until, BookedResidues.FIRST_MAX),
                        PgSettledResidues.FIRST,
                        row -> PgSettledResidues.residue(row, currency))
                .chain(first -> rows(until, PgSettledResidues.TALLY, row -> PgSettledResidues.tally(row, currency))
                        .map(tally -> new BookedResidues(first, tally.getFirst())));
    }

    private Uni<List<Settled>> settled(List<@Nullable Object> until) {
        return rows(minor(until), WindowSql.SETTLED, this::settled);
    }

    private Uni<List<Settled>> repeating(List<@Nullable Object> until) {
        List<@Nullable Object> parameters = minor(until);
        parameters.add(cut.window().to().minusDays(Settling.REPEAT_DAYS - 1));
        parameters.add(Settling.REPEATS_MAX);
        return rows(parameters, WindowSql.REPEATING, this::settled);
    }

    private List<@Nullable Object> minor(List<@Nullable Object> parameters) {
        return and(parameters, minorPerMajor(cut.window().currency()));
    }

    private String[] sales() {
        return cut.close().salesAccounts().stream().sorted().toArray(String[]::new);
    }

    private static List<@Nullable Object> and(List<@Nullable Object> parameters, Object last) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all;
    }

    private static Optional<Money> sold(Row row, Currency currency) {
        Long minor = row.getLong(0);
        return minor == null ? Optional.empty() : Optional.of(new Money(minor, currency));
    }

    private Settled settled(Row row) {
        return new Settled(row.getString(0), tally(row, 1));
    }

    private Uni<Manual> manual() {
        Window window = cut.window();
        List<@Nullable Object> days = List.of(
                window.from(), window.to(), window.entity(), window.currency().getCurrencyCode());
        return rows(days, ToldDayRows.SUM, ToldDayRows::read)
                .map(all -> all.stream()
                        .filter(told -> told.kind() == Told.Kind.MANUAL)
                        .map(told -> new Tally(
                                told.count(), told.amount(), told.amount().magnitude()))
                        .reduce(Tally.none(window.currency()), Tally::plus))
                .chain(total ->
                        rows(days, ManualDayRows.SUM, ManualDayRows::read).map(parts -> new Manual(total, parts)));
    }

    private Uni<Optional<Received>> received() {
        if (!cut.isOfFeeds()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Window window = cut.window();
        HeardRows heard = new HeardRows(connection, tenant);
        return heard.speakers()
                .chain(speakers -> heard.hours(span(window), window.entity())
                        .map(hours -> Optional.of(
                                Received.of(window, cut.feeds(), Heard.of(hours, speakers, Instant.EPOCH)))));
    }

    /// What all rules about feeds look at.
    private Span span(Window window) {
        List<Span> spans = cut.feeds().stream()
                .map(rule -> Received.spanOf(window, rule.terms().calendar().zoneOf(window.entity())))
                .toList();
        return new Span(
                spans.stream().map(Span::start).min(Instant::compareTo).orElseThrow(),
                spans.stream().map(Span::end).max(Instant::compareTo).orElseThrow());
    }

    /// Keeps the breaks that the figures are made of.
    Uni<Void> keepBreaks(UUID checkpointId) {
        return connection
                .preparedQuery(WindowSql.KEEP)
                .execute(tuple(all(), tenant, checkpointId))
                .replaceWithVoid();
    }

    /// @param unexamined how many of the list are of a special kind
    private record Digest(String sha256, long unexamined) {}

    private static Digest digest(Row row) {
        return new Digest(row.getString(0), row.getLong(1));
    }

    private Uni<Digest> digest() {
        return rows(all(), WindowSql.OPEN_DIGEST, WindowFigures::digest).map(List::getFirst);
    }

    private <T> Uni<List<T>> rows(List<@Nullable Object> parameters, String sql, Function<Row, T> read) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.from(parameters.toArray()))
                .map(rows -> {
                    List<T> list = new ArrayList<>(rows.size());
                    rows.forEach(row -> list.add(read.apply(row)));
                    return list;
                });
    }

    private List<@Nullable Object> window() {
        return Arrays.asList(
                cut.window().entity(),
                cut.window().currency().getCurrencyCode(),
                cut.window().from(),
                cut.window().to());
    }

    private List<@Nullable Object> all() {
        List<@Nullable Object> parameters = new ArrayList<>(window());
        parameters.add(minorPerMajor(cut.window().currency()));
        parameters.add(previous == null ? null : previous.id());
        parameters.add(Columns.utc(
                previous == null ? cut.opensAt() : previous.createdAt().minus(COMMIT_LAG_MAX)));
        parameters.add(Columns.utc(cut.opensAt()));
        List<String> rules = cut.zones().keySet().stream().sorted().toList();
        parameters.add(rules.toArray(String[]::new));
        parameters.add(rules.stream()
                .map(rule -> String.valueOf(cut.zones().get(rule)))
                .toArray(String[]::new));
        return parameters;
    }

    private static long minorPerMajor(Currency currency) {
        return BigInteger.TEN.pow(currency.getDefaultFractionDigits()).longValueExact();
    }

    private static Tuple tuple(List<@Nullable Object> parameters, Object... more) {
        parameters.addAll(List.of(more));
        return Tuple.from(parameters.toArray());
    }

    private Items items(Row row) {
        return new Items(
                row.getString(0),
                row.getBoolean(1),
                new Line(
                        cut.window().entity(),
                        row.getString(2),
                        row.getLong(3),
                        money(row, 4),
                        row.getLong(5),
                        money(row, 6),
                        money(row, 7),
                        money(row, 8),
                        money(row, 9)));
    }

    private Movement movement(Row row) {
        Part part = Part.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
        return new Movement(row.getString(0), part, tally(row, 2));
    }

    private Open open(Row row) {
        return new Open(
                Coded.of(Severity.class, row.getString(0)),
                Coded.of(BreakClass.class, row.getString(1)),
                row.getLocalDate(2),
                tally(row, 3));
    }

    private Tally tally(Row row, int from) {
        return new Tally(row.getLong(from), money(row, from + 1), money(row, from + 2));
    }

    private Money money(Row row, int column) {
        return new Money(row.getLong(column), cut.window().currency());
    }
}
