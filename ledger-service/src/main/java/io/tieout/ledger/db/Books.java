package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.EntrySide;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds entries, their lines and what they do to the balances.
final class Books {

    /// An entry and the event it is booked for.
    ///
    /// @param number [#OWN], or which of the entries of its values it is
    record Booking(long event, int number, String tenant, JournalEntry entry) {}

    /// The number of the entry of what an event itself says.
    static final int OWN = 0;

    private record NumberedLine(Booking booking, int ordinal, Line line) {}

    private record AccountKey(String tenant, String entity, String account, String currency, LocalDate businessDate) {}

    private record SubLedgerKey(AccountKey account, String subKey) {}

    private record Delta<K>(K key, long debit, long credit) {

        Delta<K> plus(Delta<K> other) {
            return new Delta<>(key, Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    private static final String ADD_ENTRIES = """
            INSERT INTO entry (event, number, tenant, business_date, posting_row, policy, takes_back, booked_at)
            SELECT *, $8
              FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::date[], $5::text[], $6::text[], $7::uuid[])""";

    private static final String ADD_LINES = """
            INSERT INTO line (event, number, ordinal, tenant, entity, account, sub_key, business_date, amount_minor, currency,
                   booked_at)
            SELECT *, $11
              FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::date[], $9::bigint[], $10::text[])""";

    private static final String ADD_ACCOUNT_DELTAS = """
            INSERT INTO account_delta (tenant, entity, account, currency, business_date, debit_minor, credit_minor,
                   recorded_day)
            SELECT *, $8
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[])""";

    private static final String ADD_DELTAS = """
            INSERT INTO balance_delta (tenant, entity, account, sub_key, currency, business_date, debit_minor,
                   credit_minor, recorded_day)
            SELECT *, $9
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::bigint[],
                   $8::bigint[])""";

    private Books() {}

    static Uni<Void> add(SqlConnection connection, List<Booking> bookings, Instant bookedAt) {
        if (bookings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NumberedLine> lines = lines(bookings);
        return addEntries(connection, bookings, bookedAt)
                .chain(() -> addLines(connection, lines, bookedAt))
                .chain(() -> addDeltas(connection, lines, bookedAt));
    }

    private static List<NumberedLine> lines(List<Booking> bookings) {
        List<NumberedLine> lines = new ArrayList<>(bookings.size() * 2);
        for (Booking booking : bookings) {
            int ordinal = 0;
            for (Line line : booking.entry().lines()) {
                lines.add(new NumberedLine(booking, ++ordinal, line));
            }
        }
        return lines;
    }

    private static Uni<Void> addEntries(SqlConnection connection, List<Booking> bookings, Instant bookedAt) {
        Columns<Booking> columns = Columns.of(bookings)
                .longs(Booking::event)
                .ints(Booking::number)
                .texts(Booking::tenant)
                .dates(booking -> booking.entry().businessDate())
                .texts(booking -> booking.entry().row())
                .texts(booking -> booking.entry().policy())
                .uuids(booking -> booking.entry().takesBack())
                .same(bookedAt);
        return connection.preparedQuery(ADD_ENTRIES).execute(columns.tuple()).replaceWithVoid();
    }

    private static Uni<Void> addLines(SqlConnection connection, List<NumberedLine> lines, Instant bookedAt) {
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

    private static Uni<Void> addDeltas(SqlConnection connection, List<NumberedLine> lines, Instant bookedAt) {
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
                .chain(() -> addAccountDeltas(connection, accounts.values(), day));
    }

    private static Uni<Void> addAccountDeltas(
            SqlConnection connection, Collection<Delta<AccountKey>> accounts, LocalDate day) {
        Columns<Delta<AccountKey>> columns = Columns.of(accounts)
                .texts(delta -> delta.key().tenant())
                .texts(delta -> delta.key().entity())
                .texts(delta -> delta.key().account())
                .texts(delta -> delta.key().currency())
                .dates(delta -> delta.key().businessDate())
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
                numbered.booking().entry().businessDate());
    }

    private static <K> Delta<K> delta(K key, Line line) {
        long minor = line.amount().minor();
        return line.side() == EntrySide.DEBIT ? new Delta<>(key, minor, 0) : new Delta<>(key, 0, minor);
    }
}
