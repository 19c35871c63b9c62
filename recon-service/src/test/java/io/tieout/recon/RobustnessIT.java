package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.event.EntrySide;
import io.tieout.event.HandoffStage;
import io.tieout.event.Outcome;
import io.tieout.event.codec.CorrectionRecord;
import io.tieout.event.codec.EventHeaders;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What must hold when records are bad, processes die between two steps, instances meet, and the database goes away.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class RobustnessIT {

    private final String tenant = Tenants.fresh("robust");
    private final Api api = new Api(tenant);
    private final TestStack stack = TestStack.shared();
    private final Topics topics = new Topics(stack);
    private final ReplayClock clock = new ReplayClock(topics);
    private final BreakTopic breaks = new BreakTopic(topics, tenant);
    private Duration shift = Duration.ZERO;
    private Shop shop = new Shop(tenant);

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        shop = new Shop(tenant, "US", shift);
        clock.advanceTo(at("2026-03-03T10:00:00Z"));
    }

    @Test
    void putsBadRecordsAsideWithTheirReasonAndGoesOn() {
        shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z");
        ProducerRecord<byte[], byte[]> good = Ledger.records(shop.told()).getFirst();
        List<ProducerRecord<byte[], byte[]>> batch = List.of(
                changed(good, "{not json".getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.of()),
                changed(good, good.value(), Map.of(EventHeaders.OUTCOME, "perhaps")),
                changed(good, good.value(), Map.of(EventHeaders.CORRELATION_ID, "x")),
                changed(good, null, Map.of()),
                changed(good, correction(), Map.of(EventHeaders.TYPE, CorrectionRecord.TYPE)),
                changed(good, good.value(), Map.of(EventHeaders.TYPE, "tieout.tomorrow.v1")),
                good);

        topics.produce(batch);

        awaitItems(1);
        assertThat(topics.read("tieout.dead-letters.v1", 4, this::isOurs)).hasSize(4);
        // A correction of the ledger is none of them, though no rule compares it.
        assertThat(topics.read("tieout.parked-events.v1", 1, this::isOurs))
                .extracting(record -> Topics.header(record, EventHeaders.TYPE))
                .containsOnly("tieout.tomorrow.v1");
    }

    private byte[] correction() {
        return CorrectionRecord.of(new CorrectionPosted(
                        tenant,
                        UUID.randomUUID(),
                        "manual-lines",
                        null,
                        null,
                        "28",
                        at("2026-03-03T10:00:00Z"),
                        List.of(new PostedEntry(
                                LocalDate.of(2026, 3, 3),
                                List.of(
                                        new PostedLine("US", "6900", "", EntrySide.DEBIT, usd("0.02")),
                                        new PostedLine("US", "2400", "", EntrySide.CREDIT, usd("0.02")))))))
                .value();
    }

    @Test
    void announcesAgainWhatACrashKeptFromBeingAnnounced() throws SQLException {
        topics.produce(Ledger.records(shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .posted("CM", "1", usd("1.00"), null, "2026-03-03T10:05:00Z")
                .told()));
        int before = breaks.first(1).size();
        Eventually.holds(() -> assertThat(published()).isPositive());

        // As if the process had died after the commit and before the announcement.
        try (Connection connection = stack.connect("recon", "recon_writer");
                PreparedStatement forget = connection.prepareStatement(
                        "UPDATE break SET published_version = 0, written_at = now() - interval '1 hour' WHERE tenant = ?")) {
            forget.setString(1, tenant);
            assertThat(forget.executeUpdate()).isEqualTo(1);
        }

        List<BreakTopic.Announced> told = breaks.first(before + 1);
        assertThat(told.getLast().state()).isEqualTo(told.getFirst().state());
        Eventually.holds(
                () -> assertThat(published()).isEqualTo(told.getLast().state().version()));
    }

    @Test
    void sweepsAroundWhatAnotherInstanceHolds() throws SQLException {
        Shop other = new Shop(tenant, "US", shift).issued("2", "B", usd("20.00"), null, "2026-03-03T10:00:00Z");
        topics.produce(Ledger.records(shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .told()));
        topics.produce(Ledger.records(other.told()));
        awaitItems(2);
        try (Connection connection = stack.connect("recon", "recon_writer")) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT 1 FROM recon_transaction WHERE tenant = ? AND transaction_id = ? FOR UPDATE")) {
                lock.setString(1, tenant);
                lock.setObject(2, Ledger.idOf(shop.told()));
                assertThat(lock.executeQuery().next()).isTrue();
            }
            clock.advanceTo(at("2026-03-03T10:15:00Z"));
            Eventually.holds(() -> assertThat(open()).containsExactly("refund:shopify-us:2"));
            connection.rollback();
        }
        Eventually.holds(
                () -> assertThat(open()).containsExactlyInAnyOrder("refund:shopify-us:1", "refund:shopify-us:2"));
    }

    @Test
    void freezesATransactionThatIsTooLargeAndSaysSo() {
        shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z");
        topics.produce(Ledger.records(shop.told()));
        awaitItems(1);
        UUID transaction = Ledger.idOf(shop.told());
        Shop log = new Shop(tenant, "US", shift);
        for (int i = 0; i < 500; i++) {
            log.handoff("1", HandoffStage.RECEIVED, Map.of(), "2026-03-03T10:%02d:%02dZ".formatted(i / 60, i % 60));
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        log.told().forEach(event -> records.add(Ledger.record(event, transaction, Outcome.RECORDED)));
        topics.produce(records);

        Eventually.holds(() -> assertThat(open())
                .as("each rule that would have compared something of it says so")
                .hasSize(3)
                .containsOnly("transaction:" + transaction));
        clock.advanceTo(at("2026-03-03T10:15:00Z"));
        var report = api.json("/v1/reports/three-column");
        assertThat(report.getBoolean("complete")).isFalse();
        assertThat(report.getList("gaps", String.class).getFirst()).contains("more legs than the rule examines");
        assertThat(report.getString("sections[0].total.timing")).as("frozen").isEqualTo("10.00");
        assertThat(api.json("/v1/breaks?class=unclassified").getString("items[0].repair"))
                .contains("limits.legs");
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        stack.killPostgres();
        try {
            topics.produce(Ledger.records(shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                    .told()));
            clock.advanceTo(at("2026-03-03T10:15:00Z"));
            Eventually.holds(
                    () -> assertThat(api.get("/v1/breaks").statusCode()).isEqualTo(503));
            assertThat(api.get("/v1/breaks").header("Retry-After")).isNotNull();
        } finally {
            stack.startPostgres();
        }
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(open()).containsExactly("refund:shopify-us:1"));
        assertThat(breaks.first(1).getFirst().state().version()).isEqualTo(1);
    }

    private ProducerRecord<byte[], byte[]> changed(
            ProducerRecord<byte[], byte[]> good,
            byte @org.jspecify.annotations.Nullable [] value,
            Map<String, String> changes) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        good.headers()
                .forEach(header ->
                        headers.put(header.key(), new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
        headers.putAll(changes);
        return Topics.record(
                good.topic(), new String(good.key(), java.nio.charset.StandardCharsets.UTF_8), value, headers);
    }

    private boolean isOurs(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
        return ("/tenants/" + tenant + "/sources/" + Shop.STOREFRONT)
                .equals(Topics.header(record, EventHeaders.SOURCE));
    }

    private int published() throws SQLException {
        try (Connection connection = stack.connect("recon", "recon_writer");
                PreparedStatement read =
                        connection.prepareStatement("SELECT max(published_version) FROM break WHERE tenant = ?")) {
            read.setString(1, tenant);
            try (ResultSet rows = read.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void awaitItems(int count) {
        Eventually.holds(
                () -> assertThat(api.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(count));
    }

    private List<String> open() {
        return api.json("/v1/breaks?status=open").getList("items.ruleKey", String.class);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
