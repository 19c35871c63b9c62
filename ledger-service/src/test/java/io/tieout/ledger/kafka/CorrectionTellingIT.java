package io.tieout.ledger.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.event.CorrelationIds;
import io.tieout.event.EntrySide;
import io.tieout.event.codec.CorrectionRecord;
import io.tieout.event.codec.EventHeaders;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.Sha256;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What somebody decided and somebody else approved is told like what events book.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CorrectionTellingIT {

    private static final String TENANT = "told-correction";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void isToldWithItsLinesAndItsTransactionUntilKafkaHasIt() throws IOException, SQLException {
        Topics topics = new Topics(stack);
        Tables tables = new Tables(stack);
        BusinessEvent issued = new TestEvents(TENANT).issued("R1", "1001", "20.00");
        new Feed(stack).send(issued);
        new Feed(stack).told(issued, 1);

        String id = reverse(issued);

        CorrectionPosted told = read(topics, 1).getFirst();
        assertThat(told.correctionId()).hasToString(id);
        assertThat(told.kind()).isEqualTo("reverse");
        assertThat(told.eventId()).isEqualTo(Feed.idOf(issued));
        assertThat(told.correlationId()).isEqualTo(CorrelationIds.arrivalOf(issued));
        assertThat(told.entries())
                .containsExactly(new PostedEntry(
                        LocalDate.of(2026, 11, 30),
                        List.of(
                                line("4200", "", EntrySide.CREDIT),
                                line("2350", "order:shopify-us:1001", EntrySide.DEBIT))));
        Eventually.holds(() -> assertThat(untold(tables)).isZero());

        // As if the process had died before Kafka had acknowledged it.
        tables.execute("ledger_app", TENANT, "INSERT INTO untold_correction SELECT id, tenant FROM correction");

        assertThat(read(topics, 2)).containsExactly(told, told);
        Eventually.holds(() -> assertThat(untold(tables)).isZero());
    }

    private static long untold(Tables tables) {
        return tables.count("SELECT count(*) FROM untold_correction WHERE tenant = '" + TENANT + "'");
    }

    private static PostedLine line(String account, String subKey, EntrySide side) {
        return new PostedLine("US", account, subKey, side, TestEvents.usd("20.00"));
    }

    private static List<CorrectionPosted> read(Topics topics, int count) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = topics.read(
                Feed.OUT,
                count,
                record -> CorrectionRecord.TYPE.equals(Topics.header(record, EventHeaders.TYPE))
                        && Topics.text(record).contains(TENANT));
        List<CorrectionPosted> corrections = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            corrections.add(CorrectionRecord.read(record.value()));
        }
        return corrections;
    }

    private static String reverse(BusinessEvent event) {
        String lines =
                "[{\"account\":\"4200\",\"amount\":{\"amount\":\"20.00\",\"currency\":\"USD\"},\"side\":\"credit\"},"
                        + "{\"account\":\"2350\",\"amount\":{\"amount\":\"20.00\",\"currency\":\"USD\"},\"side\":\"debit\","
                        + "\"subKey\":\"order:shopify-us:1001\"}]";
        String content = "\"businessDate\":\"2026-11-30\",\"entity\":\"US\",\"eventId\":\"" + Feed.idOf(event)
                + "\",\"idempotencyKey\":\"k1\",\"kind\":\"reverse\",\"lines\":" + lines
                + ",\"reason\":\"Sent twice\"}";
        String hash = Sha256.hex("{" + content);
        given().auth()
                .oauth2(Tokens.approver(TENANT))
                .contentType("application/json")
                .body("{\"hash\":\"" + hash + "\"}")
                .post("/v1/approvals")
                .then()
                .statusCode(200);
        return given().auth()
                .oauth2(Tokens.finance(TENANT))
                .contentType("application/json")
                .body("{\"approval\":{\"by\":\"approver@" + TENANT + "\",\"hash\":\"" + hash + "\"}," + content)
                .post("/v1/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("correctionId");
    }
}
