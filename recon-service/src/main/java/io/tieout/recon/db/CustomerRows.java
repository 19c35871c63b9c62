package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CustomerEvent.CustomerObserved;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.report.CustomerFigures;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// By which tokens systems know their customers. In whatever order it is told, the earliest date of each stays.
final class CustomerRows {

    private static final BinaryOperator<Profile> OLDER =
            BinaryOperator.minBy(Comparator.comparing(Profile::firstSeen).thenComparing(Profile::entity));

    private static final BinaryOperator<LocalDate> EARLIER = BinaryOperator.minBy(Comparator.naturalOrder());

    private static final String ADD_PROFILES = """
            INSERT INTO customer_profile AS p (tenant, source, customer, entity, first_seen)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[])
            ON CONFLICT (tenant, source, customer) DO UPDATE
               SET entity = excluded.entity, first_seen = excluded.first_seen
             WHERE (excluded.first_seen, excluded.entity) < (p.first_seen, p.entity)""";

    private static final String ADD_TOKENS = """
            INSERT INTO customer_token AS t (tenant, source, kind, token, customer, since)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[])
            ON CONFLICT (tenant, source, kind, token, customer) DO UPDATE SET since = excluded.since
             WHERE excluded.since < t.since""";

    /// $1 and $2 first and last date, $3 legal entity or null.
    static final String FIGURES = """
            SELECT p.entity, count(*), count(*) FILTER (WHERE EXISTS (
                   SELECT 1 FROM customer_token t
                     JOIN customer_token s ON s.tenant = t.tenant AND s.source = t.source AND s.kind = t.kind
                      AND s.token = t.token AND s.customer <> t.customer
                     JOIN customer_profile o ON o.tenant = s.tenant AND o.source = s.source
                      AND o.customer = s.customer
                    WHERE t.tenant = p.tenant AND t.source = p.source AND t.customer = p.customer
                      AND greatest(t.since, s.since) <= p.first_seen + %d
                      AND (o.first_seen, o.customer) < (p.first_seen, p.customer)))
              FROM customer_profile p
             WHERE p.first_seen BETWEEN $1 AND $2 AND ($3::text IS NULL OR p.entity = $3)
             GROUP BY 1 ORDER BY 1""".formatted(CustomerFigures.DAYS);

    private record Customer(String tenant, String source, String id) {
        private static final Comparator<Customer> ORDER = Comparator.comparing(Customer::tenant)
                .thenComparing(Customer::source)
                .thenComparing(Customer::id);
    }

    private record Profile(String entity, LocalDate firstSeen) {}

    private record Token(Customer customer, String kind, String value) {
        private static final Comparator<Token> ORDER = Comparator.comparing(Token::customer, Customer.ORDER)
                .thenComparing(Token::kind)
                .thenComparing(Token::value);
    }

    private CustomerRows() {}

    /// In the order of the keys, so that two batches wait for each other and not in a circle.
    static Uni<Void> add(SqlConnection connection, Collection<Arrival> fresh) {
        SortedMap<Customer, Profile> profiles = new TreeMap<>(Customer.ORDER);
        SortedMap<Token, LocalDate> tokens = new TreeMap<>(Token.ORDER);
        for (Arrival arrival : fresh) {
            if (arrival.leg().event() instanceof CustomerObserved told
                    && !arrival.leg().isConflict()) {
                LocalDate date = told.envelope().businessDate();
                Customer customer = new Customer(
                        arrival.tenant(),
                        told.envelope().source(),
                        told.envelope().subject());
                profiles.merge(customer, new Profile(told.envelope().entity(), date), OLDER);
                told.tokens().forEach((kind, value) -> tokens.merge(new Token(customer, kind, value), date, EARLIER));
            }
        }
        return profiles.isEmpty()
                ? Uni.createFrom().voidItem()
                : profiles(connection, profiles).chain(() -> tokens(connection, tokens));
    }

    private static Uni<Void> profiles(SqlConnection connection, SortedMap<Customer, Profile> profiles) {
        return connection
                .preparedQuery(ADD_PROFILES)
                .execute(Columns.of(profiles.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .texts(each -> each.getKey().source())
                        .texts(each -> each.getKey().id())
                        .texts(each -> each.getValue().entity())
                        .dates(each -> each.getValue().firstSeen())
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<Void> tokens(SqlConnection connection, SortedMap<Token, LocalDate> tokens) {
        return connection
                .preparedQuery(ADD_TOKENS)
                .execute(Columns.of(tokens.entrySet())
                        .texts(each -> each.getKey().customer().tenant())
                        .texts(each -> each.getKey().customer().source())
                        .texts(each -> each.getKey().kind())
                        .texts(each -> each.getKey().value())
                        .texts(each -> each.getKey().customer().id())
                        .dates(Map.Entry::getValue)
                        .tuple())
                .replaceWithVoid();
    }

    static CustomerFigures read(Row row) {
        return new CustomerFigures(row.getString(0), row.getLong(1), row.getLong(2));
    }
}
