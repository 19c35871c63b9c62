package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Worked case A through Kafka and PostgreSQL, read as finance reads it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class CaseAIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private String tenant = "";
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void tellTheCase() {
        tenant = "case-a-" + UUID.randomUUID().toString().substring(0, 8);
        Topics topics = new Topics(stack);
        ReplayClock clock = new ReplayClock(topics);
        shift = clock.weeksAhead();
        new Ledger(topics).tell(CaseA.tell(new Shop(tenant, "US", shift)));
        Eventually.holds(
                () -> assertThat(get("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(11));
        clock.advanceTo(CaseA.AS_OF.plus(shift));
        Eventually.holds(() -> assertThat(get("/v1/breaks").getList("items")).hasSize(7));
    }

    @Test
    void tiesByStatus() {
        JsonPath report = get("/v1/reports/three-column?by=status");

        assertThat(report.getBoolean("complete")).isTrue();
        assertThat(report.getString("asOf"))
                .isEqualTo(LocalDate.ofInstant(CaseA.AS_OF.plus(shift), ZoneOffset.UTC)
                        .toString());
        assertThat(report.getList("sections")).hasSize(1);
        assertThat(row(report, 0))
                .containsExactly("approved", 9, "248.75", 7, "223.50", "25.25", "25.25", "0.00", "121.75");
        assertThat(row(report, 1)).containsExactly("pending", 1, "25.00", 0, "0.00", "25.00", "0.00", "25.00", "0.00");
        assertThat(row(report, 2)).containsExactly("rejected", 1, "18.00", 1, "18.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(List.copyOf(report.getMap("sections[0].total").values()))
                .containsExactly("Total", 11, "291.75", 8, "241.50", "50.25", "25.25", "25.00", "121.75");
        assertThat(report.getString("sections[0].residual")).isEqualTo("0.00");
    }

    private static List<Object> row(JsonPath report, int index) {
        Map<String, Object> row = report.getMap("sections[0].rows[" + index + "]");
        return List.copyOf(row.values());
    }

    private JsonPath get(String path) {
        return given().auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
