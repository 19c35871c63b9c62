package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.payment;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.BreakTopic.Announced;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One refund at a time through Kafka, PostgreSQL and the clock, and what is announced about it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class LifeOfABreakIT {

    private final String tenant = Tenants.fresh("life");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
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
    void opensByTheClockClosesByItselfAndStaysInTheTracesOfItsLegs() {
        List<ProducerRecord<byte[], byte[]>> told =
                tell(shop.issued("1", "A", usd("60.00"), null, "2026-03-03T10:00:00Z")
                        .approved("re_1", "A", usd("60.00"), "2026-03-03T10:00:05Z"));
        awaitItems(1);
        clock.advanceTo(at("2026-03-03T10:15:00Z"));

        Announced opened = breaks.first(1).getFirst();
        assertThat(opened.state().breakClass()).isEqualTo(BreakClass.MISSING);
        assertThat(opened.state().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(opened.state().firstDetectedAt()).isEqualTo(at("2026-03-03T10:15:00Z"));
        assertThat(opened.state().dueAt()).isEqualTo(at("2026-03-03T10:15:00Z"));
        assertThat(opened.key()).isEqualTo(opened.state().breakId().toString());
        assertThat(opened.type()).isEqualTo("tieout.break.changed.v1");
        assertThat(opened.traceId())
                .as("the timer goes on in the source leg's trace")
                .isEqualTo(traceId(told.getFirst()));

        clock.advanceTo(at("2026-03-03T13:10:00Z"));
        Shop erp = new Shop(tenant, "US", shift).posted("CM", "1", usd("60.00"), null, "2026-03-03T13:10:00Z");
        ProducerRecord<byte[], byte[]> memo = Ledger.record(erp.told().getFirst(), transaction(shop), Outcome.RECORDED);
        topics.produce(List.of(memo));

        Announced late = breaks.first(2).getLast();
        assertThat(late.state().breakId()).isEqualTo(opened.state().breakId());
        assertThat(late.state().version()).isEqualTo(2);
        assertThat(late.state().breakClass()).isEqualTo(BreakClass.LATE);
        assertThat(late.state().status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(late.state().firstDetectedAt()).isEqualTo(opened.state().firstDetectedAt());
        assertThat(late.state().differences().getFirst().actual()).isEqualTo("PT3H10M");
        assertThat(late.traceId()).as("what an event causes is in its trace").isEqualTo(traceId(memo));
        assertThat(api.json("/v1/breaks/" + late.key()).getList("history.class", String.class))
                .containsExactly("missing", "late");
    }

    @Test
    void tiesWhatAMergeBringsTogetherAfterTheFact() {
        Shop storefront = shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .posted("CM", "1", usd("10.00"), null, "2026-03-03T10:05:00Z");
        Shop processor = new Shop(tenant, "US", shift)
                .processed("re_1", payment("pi_1"), RefundStatus.APPROVED, usd("10.00"), "2026-03-03T10:00:05Z");
        tell(storefront);
        tell(processor);
        awaitItems(2);
        clock.advanceTo(at("2026-03-05T00:00:00Z"));
        Eventually.holds(() -> assertThat(open()).hasSize(2));

        Shop payments = new Shop(tenant, "US", shift).captured("pi_1", "A", usd("50.00"), "2026-03-01T10:00:00Z");
        // It names the order, so the ledger puts it with the storefront's events, under whichever id those have.
        topics.produce(List.of(
                Ledger.record(payments.told().getFirst(), transaction(storefront), Outcome.RECORDED),
                Ledger.record(Ledger.merge(tenant, transaction(storefront), transaction(processor)))));

        Eventually.holds(() -> assertThat(open()).isEmpty());
        assertThat(api.json("/v1/reports/variance?include=all").getList("items.key", String.class))
                .containsExactly("refund:shopify-us:1");
        assertThat(api.json("/v1/breaks").getList("items.status", String.class)).containsOnly("closed");
    }

    @Test
    void findsWhatOnlyAHubHadTied() {
        Shop storefront = shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .captured("pi_1", "A", usd("50.00"), "2026-03-01T10:00:00Z")
                .posted("CM", "1", usd("10.00"), null, "2026-03-03T10:05:00Z");
        Shop processor = new Shop(tenant, "US", shift)
                .processed("re_1", payment("pi_1"), RefundStatus.APPROVED, usd("10.00"), "2026-03-03T10:00:05Z");
        UUID whole = transaction(storefront);
        tell(storefront);
        topics.produce(List.of(Ledger.record(processor.told().getFirst(), whole, Outcome.RECORDED)));
        awaitItems(1);
        clock.advanceTo(at("2026-03-05T00:00:00Z"));
        assertThat(open()).isEmpty();

        UUID own = new UUID(-1L, whole.getLeastSignificantBits());
        topics.produce(List.of(
                Ledger.split(tenant, 1, whole, own, processor.told()),
                Ledger.split(tenant, 1, whole, whole, storefront.told())));

        Eventually.holds(() -> assertThat(open()).hasSize(2));
        awaitItems(2);
    }

    @Test
    void followsAMergeThatIsToldBeforeTheEventsItIsAbout() {
        Shop processor = new Shop(tenant, "US", shift).approved("re_1", "A", usd("10.00"), "2026-03-03T10:00:05Z");
        UUID early = UUID.fromString("00000000-0000-8000-8000-" + tenant.substring(tenant.length() - 8) + "0001");
        UUID late = UUID.fromString("f0000000-0000-8000-8000-" + tenant.substring(tenant.length() - 8) + "0002");
        UUID later = UUID.fromString("f0000000-0000-8000-8000-" + tenant.substring(tenant.length() - 8) + "0003");
        shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z");
        topics.produce(List.of(
                Ledger.record(Ledger.merge(tenant, late, later)),
                Ledger.record(Ledger.merge(tenant, early, late)),
                Ledger.record(shop.told().getFirst(), later, Outcome.RECORDED),
                Ledger.record(processor.told().getFirst(), late, Outcome.RECORDED)));

        Eventually.holds(
                () -> assertThat(api.json("/v1/reports/variance?include=all").getList("items.status", String.class))
                        .containsExactly("approved"));
    }

    @Test
    void seesAContradictionThatTheLedgerFound() {
        shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .approved("re_1", "A", usd("10.00"), "2026-03-03T10:00:05Z")
                .posted("CM", "1", usd("10.00"), null, "2026-03-03T10:05:00Z");
        BusinessEvent contrary = new Shop(tenant, "US", shift)
                .issued("1", "A", usd("12.00"), null, "2026-03-03T10:00:00Z")
                .told()
                .getFirst();
        topics.produce(List.of(Ledger.record(contrary, transaction(shop), Outcome.CONFLICT)));
        tell(shop);

        Announced conflict = breaks.first(1).getFirst();
        assertThat(conflict.state().breakClass()).isEqualTo(BreakClass.CONFLICT);
        assertThat(conflict.state().sourceValue()).isEqualTo(usd("10.00"));
        assertThat(api.json("/v1/breaks/" + conflict.key()).getList("legs.outcome", String.class))
                .contains("conflict");
    }

    @Test
    void tellsTwoEqualRefundsOfOneOrderApart() {
        tell(shop.issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .issued("2", "A", usd("10.00"), null, "2026-03-03T10:02:00Z")
                .approved("re_y", "A", usd("10.00"), "2026-03-03T10:02:05Z")
                .processed("re_x", order("A"), RefundStatus.REJECTED, usd("10.00"), "2026-03-03T10:00:05Z")
                .posted("CM1", "1", usd("10.00"), null, "2026-03-03T10:05:00Z")
                .posted("CM2", "2", usd("10.00"), null, "2026-03-03T10:06:00Z"));

        Eventually.holds(() -> assertThat(api.json("/v1/reports/variance?include=all")
                        .getMap("items.collectEntries { [(it.key), it.status] }"))
                .containsEntry("refund:shopify-us:1", "rejected")
                .containsEntry("refund:shopify-us:2", "approved"));
        assertThat(open()).containsExactly("refund:shopify-us:1");
    }

    @Test
    void saysNothingAgainWhenTheTopicIsReadAgain() {
        shop.approved("re_1", "A", usd("10.00"), "2026-03-03T10:00:05Z")
                .issued("1", "A", usd("10.00"), null, "2026-03-03T10:00:00Z")
                .posted("CM", "1", usd("1.00"), null, "2026-03-03T10:05:00Z");
        tell(shop);
        breaks.first(1);
        tell(shop);
        Shop marker = new Shop(tenant, "US", shift).issued("9", "Z", usd("1.00"), null, "2026-03-03T10:00:00Z");
        tell(marker);
        awaitItems(2);

        List<Announced> told = breaks.all();
        assertThat(told.stream().filter(each -> each.state().status() == BreakStatus.OPEN))
                .extracting(each -> each.state().version())
                .containsOnly(told.getFirst().state().version());
        assertThat(api.json("/v1/breaks/" + told.getFirst().key()).getList("history"))
                .hasSize(told.size());
    }

    private List<ProducerRecord<byte[], byte[]>> tell(Shop told) {
        List<ProducerRecord<byte[], byte[]>> records = Ledger.records(told.told());
        topics.produce(records);
        return records;
    }

    private static UUID transaction(Shop shop) {
        return Ledger.idOf(shop.told());
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

    private static String traceId(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("traceparent").value(), java.nio.charset.StandardCharsets.UTF_8)
                .substring(3, 35);
    }
}
