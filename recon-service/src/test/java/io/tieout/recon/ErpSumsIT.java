package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpState;
import io.tieout.event.Outcome;
import io.tieout.event.codec.EventHeaders;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CardDocument;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Told;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What the ERP's documents come to on an account, as they are repeated, contradicted, revised and reversed.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class ErpSumsIT {

    private final String tenant = Tenants.fresh("erp-sums");
    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    /// Repeats and contradictions count nothing, an approved revision counts instead of what it revises,
    /// whatever comes last, and a document that is reversed counts until then.
    @Test
    void theErpsSumsAreThoseOfTheReadingsThatHold() {
        shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-07T12:00:00Z").plus(shift));
        new Told(tenant, "US")
                .account("2200", date("2026-03-03"), usd("0.00"), usd("12.00"))
                .by(topics);
        BusinessEvent first = load(ErpState.POSTED, "10.00", "2026-03-03T10:00:00Z");
        BusinessEvent revised = load(ErpState.POSTED, "12.00", "2026-03-03T10:00:00Z");
        UUID id = Ledger.idOf(List.of(first));
        topics.produce(List.of(
                Ledger.record(first, id, Outcome.RECORDED),
                Ledger.record(first, id, Outcome.RECORDED),
                Ledger.record(load(ErpState.POSTED, "99.00", "2026-03-03T10:00:00Z"), id, Outcome.CONFLICT)));
        Eventually.holds(() -> assertThat(erp("2026-03-06")).isEqualTo("-10.00"));

        ProducerRecord<byte[], byte[]> approved = Ledger.record(revised, id, Outcome.RECORDED);
        approved.headers().add(EventHeaders.REVISION, "1".getBytes(StandardCharsets.UTF_8));
        topics.produce(List.of(approved, Ledger.record(first, id, Outcome.RECORDED)));
        Eventually.holds(() -> assertThat(erp("2026-03-06")).isEqualTo("-12.00"));

        topics.produce(List.of(
                Ledger.record(first, id, Outcome.RECORDED),
                Ledger.record(load(ErpState.REVERSED, "12.00", "2026-03-05T10:00:00Z"), id, Outcome.RECORDED)));
        Eventually.holds(() -> assertThat(erp("2026-03-06")).isEqualTo("0.00"));
        assertThat(erp("2026-03-04")).isEqualTo("-12.00");
    }

    private BusinessEvent load(ErpState state, String amount, String at) {
        Shop shop = new Shop(tenant, "US", shift);
        CardDocument.tell(shop, "X1", "gift-card-load", state, amount, "2410", "2200", at);
        return shop.told().getFirst();
    }

    private String erp(String asOf) {
        return new Api(tenant)
                .json("/v1/reports/balance-tie?asOf=" + date(asOf))
                .getString(
                        "books.find { it.entity == 'US' && it.currency == 'USD' }.accounts.find { it.account == '2200' }.erp");
    }

    private LocalDate date(String day) {
        return LocalDate.parse(day).plusDays(shift.toDays());
    }
}
