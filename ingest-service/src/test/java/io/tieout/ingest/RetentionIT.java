package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.ingest.app.Retention;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class RetentionIT {

    private static final String SINGLE = "application/cloudevents+json";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    Retention retention;

    private final Platform acme = new Platform();

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.viewer(acme.tenant)).get(path).then();
    }

    @Test
    void whatIsTooOldIsErasedAndNothingElse() throws SQLException {
        String key = acme.erp();
        Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-1").replace("\"amount\"", "\"amonut\""));
        String young =
                Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-2")).path("receiptId");
        Eventually.holds(() -> get("/v1/rejections").body("items", hasSize(1)));
        Eventually.holds(() -> get("/v1/receipts/" + young).statusCode(200));
        String old = get("/v1/rejections").extract().path("items[0].receiptId");
        age("receipt", "last_received_at", "id = '" + old + "'", 401);
        age("receipt", "last_received_at", "id = '" + young + "'", 399);
        oldDeadLetter();

        retention.erase().await().atMost(Duration.ofSeconds(20));

        get("/v1/receipts/" + old).statusCode(404);
        get("/v1/rejections").body("items", hasSize(0));
        get("/v1/receipts/" + young).statusCode(200);
        assertThat(count("dead_letter")).isZero();
    }

    private void oldDeadLetter() throws SQLException {
        execute("""
                INSERT INTO dead_letter VALUES ('%1$s', '%1$s', 'ledger-service', 'malformed', '', 'topic', 0, 0, 1,
                    now() - interval '401 days', '{}', '', NULL)""".formatted(acme.tenant));
        assertThat(count("dead_letter")).isOne();
    }

    private void age(String table, String column, String where, int days) throws SQLException {
        execute("UPDATE " + table + " SET " + column + " = now() - interval '" + days + " days' WHERE tenant = '"
                + acme.tenant + "' AND " + where);
    }

    private int count(String table) throws SQLException {
        try (var connection = stack.connect("ingest", "postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM " + table + " WHERE tenant = '" + acme.tenant + "'")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = stack.connect("ingest", "postgres");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
