package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.BusinessCalendar;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.RoleRegister;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Sources and receipts for tests of mappings, and what they read.
final class Given {

    static final Instant RECEIVED = Instant.parse("2026-03-03T15:00:01Z");
    static final String WEBHOOK_ID = "7c1f0f0e-0000-4000-8000-000000000001";

    private Given() {}

    static Source shopify(Map<String, String> options) {
        return source("shopify-us", SourceFormat.SHOPIFY, options, SourceRole.STOREFRONT);
    }

    static Source stripe(Map<String, String> options) {
        return source("stripe-us", SourceFormat.STRIPE, options, SourceRole.PROCESSOR);
    }

    static Source cloudEvents(SourceRole... roles) {
        return source("netsuite-us", SourceFormat.CLOUDEVENTS, Map.of(), roles);
    }

    static Source source(String id, SourceFormat format, Map<String, String> options, SourceRole... roles) {
        return new Source(
                "acme",
                id,
                List.of(roles),
                format,
                "US",
                id,
                new BusinessCalendar(ZoneId.of("America/New_York"), LocalTime.of(4, 0)),
                options);
    }

    static Receipt receipt(Source source, Map<String, String> headers, String body) {
        return Receipt.of(
                source, RoleRegister.of(List.of(source)), RECEIVED, "", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Mapped shopifyRefund(String body) {
        return shopifyRefund(Map.of(), body);
    }

    static Mapped shopifyRefund(Map<String, String> options, String body) {
        return shopify(options, "refunds/create", body);
    }

    static Mapped shopify(String topic, String body) {
        return shopify(Map.of(), topic, body);
    }

    static Mapped shopify(Map<String, String> options, String topic, String body) {
        Source source = shopify(options);
        Map<String, String> headers = Map.of("x-shopify-topic", topic, "x-shopify-webhook-id", WEBHOOK_ID);
        return ShopifyWebhook.map(source, receipt(source, headers, body));
    }

    static Mapped stripeEvent(String body) {
        Source source = stripe(Map.of("order-issuer", "shopify-us"));
        return StripeWebhook.map(source, receipt(source, Map.of(), body));
    }

    static List<BusinessEvent> events(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Events.class);
        return ((Mapped.Events) mapped).events();
    }

    static <E extends BusinessEvent> E event(Mapped mapped, Class<E> type) {
        assertThat(events(mapped)).hasSize(1);
        return type.cast(events(mapped).getFirst());
    }

    static List<Violation> violations(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Rejected.class);
        return ((Mapped.Rejected) mapped).violations();
    }

    static List<String> pointers(Mapped mapped) {
        return violations(mapped).stream().map(Violation::pointer).toList();
    }

    static String reason(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Ignored.class);
        return ((Mapped.Ignored) mapped).reason();
    }

    static List<String> notes(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Events.class);
        return ((Mapped.Events) mapped).notes();
    }
}
