package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.EntrySide;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.PeriodStates;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds entries, their lines and what they do to the balances, each in the period that takes it.
final class Books {

    /// An entry and the event it is booked for.
    ///
    /// @param number [#OWN], or which of the entries of its values it is
    /// @param postedOn a day of the period that it is posted in; null where that follows from its business
    /// date and what is closed
    record Booking(
            long event,
            int number,
            String tenant,
            JournalEntry entry,
            @Nullable LocalDate postedOn) {

        Booking(long event, int number, String tenant, JournalEntry entry) {
            this(event, number, tenant, entry, null);
        }
    }

    /// The number of the entry of what an event itself says.
    static final int OWN = 0;

    /// @param in the [PostedIn] of a late entry; empty where it is posted on its business date
    private record Posted(Booking booking, String in) {}

    private record NumberedLine(Posted posted, int ordinal, Line line) {

        Booking booking() {
            return posted.booking();
        }
    }

    private record AccountKey(
            String tenant, String entity, String account, String currency, LocalDate businessDate, String postedIn) {}

    private record SubLedgerKey(AccountKey account, String subKey) {}

    private record Delta<K>(K key, long debit, long credit) {

        Delta<K> plus(Delta<K> other) {
            return new Delta<>(key, Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    private static final String ADD_ENTRIES = """
            INSERT INTO entry (event, number, tenant, business_date, posting_row, policy, takes_back, posted_in,
                   booked_at)
            SELECT *, $9
              FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::date[], $5::text[], $6::text[], $7::uuid[],
                   $8::text[])""";

    private static final String ADD_LINES = """
            INSERT INTO line (event, number, ordinal, tenant, entity, account, sub_key, business_date, amount_minor, currency,
                   booked_at)
            SELECT *, $11
              FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::date[], $9::bigint[], $10::text[])""";

    /// What is told of accounts is told of all their postings of a date, in whatever period.
    private static final String ADD_ACCOUNT_DELTAS = """
            WITH added AS (
                INSERT INTO account_delta (tenant, entity, account, currency, business_date, posted_in, debit_minor,
                       credit_minor, recorded_day)
                SELECT *, $9
                  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::bigint[],
                       $8::bigint[])
                RETURNING tenant, entity, account, currency, business_date)
            INSERT INTO untold_balance (tenant, entity, account, currency, business_date)
            SELECT DISTINCT tenant, entity, account, currency, business_date FROM added""";

    private static final String ADD_DELTAS = """
            INSERT INTO balance_delta (tenant, entity, account, sub_key, currency, business_date, debit_minor,
                   credit_minor, recorded_day)
            SELECT *, $9
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::bigint[],
                   $8::bigint[])""";

    private final SqlConnection connection;
    private final Map<String, PeriodStates> periods;
    private final Instant bookedAt;

    /// @param periods of each tenant, as they hold until the end of the database transaction
    Books(SqlConnection connection, Map<String, PeriodStates> periods, Instant bookedAt) {
        this.connection = connection;
        this.periods = periods;
        this.bookedAt = bookedAt;
    }

    Instant bookedAt() {
        return bookedAt;
    }

    PeriodStates periodsOf(String tenant) {
        return Objects.requireNonNull(periods.get(tenant), "whoever books has locked the periods of its tenants");
    }

    Uni<Void> add(List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Posted> posted = bookings.stream()
                .map(booking -> new Posted(booking, postedIn(booking)))
                .toList();
        List<NumberedLine> lines = lines(posted);
        return addEntries(posted).chain(() -> addLines(lines)).chain(() -> addDeltas(lines));
    }

    private String postedIn(Booking booking) {
        LocalDate date = booking.entry().businessDate();
        LocalDate day = booking.postedOn();
        if (day == null) {
            PeriodStates states = periodsOf(booking.tenant());
            if (states.isAllOpen()) {
                return "";
            }
            day = states.postedOn(entitiesOf(booking.entry()), date);
        }
        return day.equals(date) ? "" : PostedIn.of(day);
    }

    private static Set<String> entitiesOf(JournalEntry entry) {
        Set<String> entities = new HashSet<>();
        entry.lines().forEach(line -> entities.add(line.entity()));
        return entities;
    }

    private static List<NumberedLine> lines(List<Posted> all) {
        List<NumberedLine> lines = new ArrayList<>(all.size() * 2);
        for (Posted posted : all) {
            int ordinal = 0;
            for (Line line : posted.booking().entry().lines()) {
                lines.add(new NumberedLine(posted, ++ordinal, line));
            }
        }
        return lines;
    }

    private Uni<Void> addEntries(List<Posted> all) {
        Columns<Posted> columns = Columns.of(all)
                .longs(posted -> posted.booking().event())
                .ints(posted -> posted.booking().number())
                .texts(posted -> posted.booking().tenant())
                .dates(posted -> posted.booking().entry().businessDate())
                .texts(posted -> posted.booking().entry().row())
                .texts(posted -> posted.booking().entry().policy())
                .uuids(posted -> posted.booking().entry().takesBack())
                .texts(Posted::in)
                .same(bookedAt);
        return connection.preparedQuery(ADD_ENTRIES).execute(columns.tuple()).replaceWithVoid();
    }

    private Uni<Void> addLines(List<NumberedLine> lines) {
        Columns<NumberedLine> columns = Columns.of(lines)
                .longs(line -> line.booking().event())
                .ints(line -> line.booking().number())
                .ints(NumberedLine::ordinal)
                .texts(line -> line.booking().tenant())
                .texts(line -> line.line().entity())
                .texts(line -> line.line().account())
                .texts(line -> line.line().subKey())
                .dates(line -> line.booking().entry().businessDate())
                .longs(line -> line.line().signedMinor())
                .texts(line -> line.line().amount().currency().getCurrencyCode())
                .same(bookedAt);
        return connection.preparedQuery(ADD_LINES).execute(columns.tuple()).replaceWithVoid();
    }

    private Uni<Void> addDeltas(List<NumberedLine> lines) {
        LocalDate day = LocalDate.ofInstant(bookedAt, ZoneOffset.UTC);
        Map<SubLedgerKey, Delta<SubLedgerKey>> subLedgers = HashMap.newHashMap(lines.size());
        Map<AccountKey, Delta<AccountKey>> accounts = new HashMap<>();
        for (NumberedLine line : lines) {
            AccountKey account = accountOf(line);
            SubLedgerKey key = new SubLedgerKey(account, line.line().subKey());
            subLedgers.merge(key, delta(key, line.line()), Delta::plus);
            accounts.merge(account, delta(account, line.line()), Delta::plus);
        }
        Columns<Delta<SubLedgerKey>> columns = Columns.of(subLedgers.values())
                .texts(delta -> delta.key().account().tenant())
                .texts(delta -> delta.key().account().entity())
                .texts(delta -> delta.key().account().account())
                .texts(delta -> delta.key().subKey())
                .texts(delta -> delta.key().account().currency())
                .dates(delta -> delta.key().account().businessDate())
                .longs(Delta::debit)
                .longs(Delta::credit)
                .same(day);
        return connection
                .preparedQuery(ADD_DELTAS)
                .execute(columns.tuple())
                .chain(() -> addAccountDeltas(accounts.values(), day));
    }

    private Uni<Void> addAccountDeltas(Collection<Delta<AccountKey>> accounts, LocalDate day) {
        Columns<Delta<AccountKey>> columns = Columns.of(accounts)
                .texts(delta -> delta.key().tenant())
                .texts(delta -> delta.key().entity())
                .texts(delta -> delta.key().account())
                .texts(delta -> delta.key().currency())
                .dates(delta -> delta.key().businessDate())
                .texts(delta -> delta.key().postedIn())
                .longs(Delta::debit)
                .longs(Delta::credit)
                .same(day);
        return connection
                .preparedQuery(ADD_ACCOUNT_DELTAS)
                .execute(columns.tuple())
                .replaceWithVoid();
    }

    private static AccountKey accountOf(NumberedLine numbered) {
        Line line = numbered.line();
        return new AccountKey(
                numbered.booking().tenant(),
                line.entity(),
                line.account(),
                line.amount().currency().getCurrencyCode(),
                numbered.booking().entry().businessDate(),
                numbered.posted().in());
    }

    private static <K> Delta<K> delta(K key, Line line) {
        long minor = line.amount().minor();
        return line.side() == EntrySide.DEBIT ? new Delta<>(key, minor, 0) : new Delta<>(key, 0, minor);
    }
}
