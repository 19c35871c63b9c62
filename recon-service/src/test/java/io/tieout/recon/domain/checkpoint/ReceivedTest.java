package io.tieout.recon.domain.checkpoint;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.feed.Coverage;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.yaml.FeedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReceivedTest {

    private static final Currency USD = Currency.getInstance("USD");

    private final Shop shop = new Shop("demo", "US")
            .issued("1", "A", usd("10.00"), null, "2026-03-03T09:30:00Z")
            .issued("2", "B", usd("5.50"), null, "2026-03-03T12:20:00Z");

    /// Of three hours with payments of the shop's orders it told of the last alone.
    @Test
    void countsWindowsInWhichSomethingWasExpectedAndThoseThatWereTold() throws IOException {
        payments("2026-03-03T10:");
        payments("2026-03-03T11:");
        payments("2026-03-03T12:");

        assertThat(storefront("2026-03-03", "2026-03-03"))
                .isEqualTo(new Coverage("feeds", "storefronts", "shopify-us", 3, 1));
        assertThat(storefront("2026-03-04", "2026-03-05").expected()).isZero();

        shop.issued("3", "C", usd("1.00"), null, "2026-03-03T10:40:00Z");

        assertThat(storefront("2026-03-03", "2026-03-03").missing())
                .as("what comes late was received")
                .isEqualTo(1);
    }

    @Test
    void expectsNothingBeforeASourceWasHeard() throws IOException {
        payments("2026-03-03T08:");

        assertThat(storefront("2026-03-03", "2026-03-03").expected()).isZero();
    }

    @Test
    void addsUpWhatEachSourceToldInTheWindowsCurrency() throws IOException {
        payments("2026-03-03T10:");

        assertThat(received("2026-03-03", "2026-03-03").totals())
                .contains(new ControlTotal(
                        "shopify-us", SourceRole.STOREFRONT, EventType.REFUND_ISSUED, 2, usd("15.50")));
        assertThat(received("2026-03-04", "2026-03-04").totals()).isEmpty();
    }

    /// Five payments of orders of the shop.
    private void payments(String hour) {
        for (int i = 0; i < 5; i++) {
            shop.authorized("pi_" + hour + i, "O" + hour + i, usd("20.00"), hour + "1" + i + ":00Z");
        }
    }

    private Coverage storefront(String from, String to) throws IOException {
        return received(from, to).feeds().stream()
                .filter(each -> each.source().equals("shopify-us"))
                .findFirst()
                .orElseThrow();
    }

    private Received received(String from, String to) throws IOException {
        Window window = new Window("US", USD, LocalDate.parse(from), LocalDate.parse(to));
        FeedRule rule = rule();
        Heard all = Heard.of(Legs.of(shop.told()));
        var span = Received.spanOf(window, rule.terms().calendar().zoneOf("US"));
        return Received.of(
                window,
                List.of(rule),
                new Heard(all.hours().subMap(span.start(), span.end()), all.speakers(), all.until()));
    }

    private static FeedRule rule() throws IOException {
        try (InputStream in = ReceivedTest.class.getResourceAsStream("/rules/feeds.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return FeedFile.read("feeds", text).rule();
        }
    }
}
