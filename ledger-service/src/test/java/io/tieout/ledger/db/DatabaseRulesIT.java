package io.tieout.ledger.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class DatabaseRulesIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE line SET amount_minor = 1                 | ledger_owner
            UPDATE line SET amount_minor = 1                 | ledger_writer
            UPDATE event SET subject = 'other'               | ledger_writer
            DELETE FROM transaction_split                    | ledger_writer
            UPDATE entry SET business_date = '2026-01-01'    | ledger_writer
            DELETE FROM line                                 | ledger_writer
            DELETE FROM event                                | ledger_writer
            DELETE FROM entry                                | ledger_writer
            TRUNCATE line                                    | ledger_owner
            TRUNCATE event                                   | ledger_owner
            DELETE FROM conflict                             | ledger_writer
            UPDATE balance_delta SET debit_minor = 0         | ledger_writer
            UPDATE account_delta SET debit_minor = 0         | ledger_writer
            DELETE FROM account_delta                        | ledger_app
            INSERT INTO event SELECT * FROM event            | ledger_app
            UPDATE correction SET reason = 'other'           | ledger_app
            DELETE FROM correction                           | ledger_app
            DELETE FROM posting_policy                       | ledger_app
            UPDATE posting_policy SET yaml = ''              | ledger_app
            DELETE FROM approval                             | ledger_app
            UPDATE late_decision SET decision = 'pass'       | ledger_app
            DELETE FROM late_decision                        | ledger_app
            INSERT INTO hub_reference VALUES ('a','b','c','d') | ledger_app
            """)
    void refusesToChangeWhatIsRecorded(String statement, String role) throws SQLException {
        book("unchangeable");
        Tables tables = new Tables(stack);
        List<String> before = tables.books("unchangeable");

        if (!statement.startsWith("UPDATE line") || !role.equals("ledger_owner")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(role, statement))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        } else {
            // The owner sees no rows under row-level security, so there is nothing for it to change.
            assertThat(execute(role, statement)).isZero();
        }
        assertThat(tables.books("unchangeable")).isEqualTo(before);
    }

    @Test
    void refusesChangesEvenWithoutRowLevelSecurity() {
        book("superuser");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("postgres", "UPDATE line SET amount_minor = 1 WHERE tenant = 'superuser'"))
                .withMessageContaining("the ledger only adds rows");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(
                        "postgres", "UPDATE event SET transaction = 0, subject = 'other' WHERE tenant = 'superuser'"))
                .withMessageContaining("the ledger only adds rows");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(
                        "postgres",
                        "TRUNCATE event"
                                + LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("_yyyy_MM"))))
                .withMessageContaining("the ledger only adds rows");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "(1, 'US', 100, 'USD'), (1, 'US', -99, 'USD')",
                "(1, 'US', 100, 'USD'), (1, 'US', -100, 'CAD')",
                "(1, 'US', 100, 'USD'), (1, 'CA', -100, 'USD')",
                "(1, 'US', 100, 'USD'), (2, 'US', -100, 'USD')",
                "(1, 'US', 100, 'USD')"
            })
    void refusesLinesThatDoNotBalance(String lines) {
        book("lopsided");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("ledger_writer", """
                        INSERT INTO line (event, ordinal, booked_at, tenant, entity, account, sub_key, business_date,
                                          amount_minor, currency)
                        SELECT -event, row_number() OVER (), now(), 'lopsided', entity, '2350', '', '2026-03-03',
                               amount, currency
                          FROM (VALUES %s) AS l (event, entity, amount, currency)""".formatted(lines)))
                .withMessageContaining("do not balance");
    }

    @Test
    void showsTheReadingRoleOneTenantOnly() throws SQLException {
        book("visible");
        book("hidden");
        for (String table : tables()) {
            try (Connection connection = stack.connect("ledger", "ledger_app");
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThat(count(statement, table, "true"))
                        .as(table + " without tenant")
                        .isZero();
                statement.execute("SELECT set_config('app.tenant', 'visible', true)");
                assertThat(count(statement, table, "tenant <> 'visible'"))
                        .as(table)
                        .isZero();
                if (List.of("event", "line", "entry", "event_key").contains(table)) {
                    assertThat(count(statement, table, "true")).as(table).isPositive();
                }
            }
        }
    }

    @Test
    void letsPeopleBookNothingForAnEvent() {
        book("by-hand");
        Tables tables = new Tables(stack);
        List<String> before = tables.books("by-hand");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> tables.execute("ledger_app", "by-hand", """
                        INSERT INTO entry (event, number, booked_at, tenant, business_date, posting_row, policy)
                        SELECT event, 7, booked_at, tenant, business_date, 'x', 'x' FROM entry"""))
                .withMessageContaining("row-level security");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> tables.execute("ledger_app", "by-hand", """
                        INSERT INTO line (event, number, ordinal, booked_at, tenant, entity, account, sub_key,
                               business_date, amount_minor, currency)
                        SELECT event, 7, ordinal, booked_at, tenant, entity, account, sub_key, business_date,
                               amount_minor, currency FROM line"""))
                .withMessageContaining("row-level security");
        assertThat(tables.books("by-hand")).isEqualTo(before);
    }

    @Test
    void letsAVersionBeDecidedAndNeverEdited() throws SQLException {
        Tables tables = new Tables(stack);
        tables.execute("ledger_app", "versions", """
                INSERT INTO posting_policy (tenant, name, version, effective_from, yaml, sha256, saved_by, saved_at)
                VALUES ('versions', 'p', 1, '2099-01-01', E'policy: p\\nversion: 1\\neffectiveFrom: 2099-01-01\\n'
                    'accounts: {1000: {name: Cash}}\\nfacts: {}', 's', 'ana', now())""");
        String activate = "UPDATE posting_policy SET status = 'active', activated_at = now(), activated_by = ";

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> tables.execute("ledger_app", "versions", activate + "'ana'"))
                .withMessageContaining("second_person");
        tables.execute("ledger_app", "versions", activate + "'ben'");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> tables.execute("ledger_app", "versions", activate + "'eve'"))
                .withMessageContaining("never edited");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> tables.execute("ledger_app", "versions", "UPDATE posting_policy SET status = 'draft'"))
                .withMessageContaining("never edited");
    }

    @Test
    void putsEveryTableUnderRowLevelSecurity() {
        assertThat(new Tables(stack).rows("""
                        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                           AND c.relname <> 'flyway_schema_history'""")).isEmpty();
    }

    private List<String> tables() {
        return new Tables(stack).rows("""
                SELECT table_name FROM information_schema.role_table_grants
                 WHERE grantee = 'ledger_writer' AND privilege_type = 'INSERT' ORDER BY 1""");
    }

    private static long count(Statement statement, String table, String condition) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void book(String tenant) {
        Feed feed = new Feed(stack);
        BusinessEvent issued = new TestEvents(tenant).issued("R1", "1001", "20.00");
        List<BusinessEvent> events = new ArrayList<>(List.of(issued));
        feed.send(events);
        feed.told(issued, 1);
    }

    private int execute(String role, String sql) throws SQLException {
        try (Connection connection = stack.connect("ledger", role);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
