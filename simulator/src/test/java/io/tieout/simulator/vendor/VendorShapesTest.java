package io.tieout.simulator.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.Tender;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import io.tieout.simulator.suite.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class VendorShapesTest {

    private static final long SEED = 7;
    private static final long DOUBLE_EXACT_MAX = 1L << 53;
    private static final String SHOP = "shop-us";
    private static final String PROCESSOR = "processor-us";
    private static final VendorShapes SHAPES = VendorShapes.of(new World(SEED).company("US"));
    private static final List<BusinessEvent> TOLD = told();

    private static List<BusinessEvent> told() {
        List<BusinessEvent> events = new ArrayList<>();
        var plan = new Retailer.Plan(SEED, LocalDate.of(2026, 3, 6), 4, 600);
        new Retailer(plan, (event, _) -> events.add(event)).live(_ -> {});
        return events;
    }

    private static <E extends BusinessEvent> List<E> told(Class<E> type, String source, Predicate<E> which) {
        return TOLD.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.envelope().source().equals(source) && which.test(event))
                .toList();
    }

    /// As whoever receives it reads it.
    private static JsonNode body(BusinessEvent event) {
        return Json.read(
                Objects.requireNonNull(SHAPES.of(event), event::toString).body().toString());
    }

    private static String topic(BusinessEvent event) {
        return String.valueOf(Objects.requireNonNull(SHAPES.of(event), event::toString)
                .headers()
                .get("X-Shopify-Topic"));
    }

    private static Instant second(BusinessEvent event) {
        return event.envelope().occurredAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isOfShop(BusinessEvent event) {
        return event.envelope().references().stream()
                .anyMatch(name ->
                        name.type() == ReferenceType.ORDER && name.issuer().equals(SHOP));
    }

    /// Amounts are texts at Shopify.
    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static String decimal(Money amount) {
        return amount.decimal();
    }

    @Test
    void anOrderIsThatOfShopify() {
        assertThat(told(OrderPlaced.class, SHOP, _ -> true))
                .hasSizeGreaterThan(200)
                .allSatisfy(placed -> {
                    JsonNode order = body(placed);
                    assertThat(topic(placed)).isEqualTo("orders/create");
                    assertThat(order.path("id").isIntegralNumber()).isTrue();
                    assertThat(order.path("id").asLong()).isGreaterThan(DOUBLE_EXACT_MAX);
                    assertThat(order.path("id").asText())
                            .isEqualTo(placed.envelope().subject());
                    assertThat(order.path("admin_graphql_api_id").asText())
                            .isEqualTo(
                                    "gid://shopify/Order/" + placed.envelope().subject());
                    assertThat(order.path("total_price")).isEqualTo(text(decimal(placed.total())));
                    assertThat(order.at("/total_price_set/shop_money/amount")).isEqualTo(text(decimal(placed.total())));
                    assertThat(order.path("total_tax")).isEqualTo(text(decimal(Objects.requireNonNull(placed.tax()))));
                    OffsetDateTime at =
                            OffsetDateTime.parse(order.path("processed_at").asText());
                    assertThat(at.toInstant()).isEqualTo(second(placed));
                    assertThat(at.getOffset().getId()).isIn("-05:00", "-04:00");
                });
    }

    @Test
    void aRefundIsThatOfShopifyWhateverBecomesOfTheGoods() {
        // Store credit is no money of the shop, so its refunds stay as they are.
        List<RefundIssued> issued = told(
                RefundIssued.class,
                SHOP,
                event -> event.intent() == RefundIntent.ISSUED && event.tender().equals(Tender.ORIGINAL.code()));

        assertThat(issued).extracting(RefundIssued::basis).contains(RefundBasis.values());
        assertThat(issued).allSatisfy(refund -> {
            JsonNode sent = body(refund);
            assertThat(topic(refund)).isEqualTo("refunds/create");
            assertThat(sent.path("id").asText()).isEqualTo(refund.envelope().subject());
            assertThat(sent.path("id").asLong()).isGreaterThan(DOUBLE_EXACT_MAX);
            assertThat(refund.envelope().references())
                    .contains(new Reference(
                            ReferenceType.ORDER, SHOP, sent.path("order_id").asText()));
            assertThat(sent.path("note").asText()).isEqualTo(refund.reason());
            assertThat(sent.at("/transactions/0/kind").asText()).isEqualTo("refund");
            assertThat(sent.at("/transactions/0/amount")).isEqualTo(text(decimal(refund.amount())));
            JsonNode line = sent.at("/refund_line_items/0");
            assertThat(line.path("restock_type").asText())
                    .isEqualTo(
                            switch (refund.basis()) {
                                case GOODS_RETURNED -> "return";
                                case BEFORE_FULFILMENT -> "cancel";
                                case APPEASEMENT -> "";
                            });
            if (refund.basis() == RefundBasis.APPEASEMENT) {
                assertThat(sent.path("refund_line_items")).isEmpty();
            } else {
                assertThat(new BigDecimal(line.at("/subtotal_set/shop_money/amount")
                                        .asText())
                                .add(new BigDecimal(line.at("/total_tax_set/shop_money/amount")
                                        .asText())))
                        .isEqualTo(new BigDecimal(decimal(refund.amount())));
            }
            if (refund.tax() != null) {
                assertThat(line.at("/total_tax_set/shop_money/amount")).isEqualTo(text(decimal(refund.tax())));
            }
        });
    }

    @Test
    void aCaptureForTheShopIsACapturedChargeOfStripe() {
        assertThat(told(PaymentCaptured.class, PROCESSOR, VendorShapesTest::isOfShop))
                .hasSizeGreaterThan(100)
                .allSatisfy(captured -> {
                    JsonNode event = body(captured);
                    JsonNode charge = event.at("/data/object");
                    assertThat(event.path("type").asText()).isEqualTo("charge.captured");
                    assertThat(event.path("created").asLong())
                            .isEqualTo(second(captured).getEpochSecond());
                    assertThat(charge.path("id").asText())
                            .isEqualTo(captured.envelope().subject());
                    assertThat(charge.path("amount_captured").asLong())
                            .isEqualTo(captured.amount().minor());
                    assertThat(charge.at("/metadata/order_id").isTextual()).isTrue();
                    assertThat(captured.envelope().references())
                            .containsExactlyInAnyOrder(
                                    new Reference(
                                            ReferenceType.ORDER,
                                            SHOP,
                                            charge.at("/metadata/order_id").asText()),
                                    new Reference(
                                            ReferenceType.PAYMENT,
                                            PROCESSOR,
                                            charge.path("id").asText()));
                });
    }

    @Test
    void aRefundOfStripeIsCreatedAndThenUpdated() {
        List<RefundProcessed> processed = told(RefundProcessed.class, PROCESSOR, event -> SHAPES.of(event) != null);

        assertThat(processed).extracting(RefundProcessed::status).contains(RefundStatus.PENDING, RefundStatus.APPROVED);
        assertThat(processed).allSatisfy(refund -> {
            JsonNode event = body(refund);
            JsonNode object = event.at("/data/object");
            boolean isPending = refund.status() == RefundStatus.PENDING;
            assertThat(event.path("type").asText()).isEqualTo(isPending ? "refund.created" : "refund.updated");
            assertThat(object.path("status").asText()).isEqualTo(isPending ? "pending" : "succeeded");
            assertThat(event.at("/data/previous_attributes/status").asText()).isEqualTo(isPending ? "" : "pending");
            assertThat(event.path("created").asLong()).isEqualTo(second(refund).getEpochSecond());
            assertThat(object.path("id").asText()).isEqualTo(refund.envelope().subject());
            assertThat(object.path("amount").asLong()).isEqualTo(refund.amount().minor());
            assertThat(refund.envelope().references())
                    .contains(
                            new Reference(
                                    ReferenceType.ORDER,
                                    SHOP,
                                    object.at("/metadata/order_id").asText()),
                            new Reference(
                                    ReferenceType.REFUND,
                                    SHOP,
                                    object.at("/metadata/refund_id").asText()));
            assertThat(object.path("charge").isNull()).isTrue();
        });
    }

    @Test
    void whatAWebhookCannotSayStaysACloudEvent() {
        List<BusinessEvent> plain =
                TOLD.stream().filter(event -> SHAPES.of(event) == null).toList();

        assertThat(plain)
                .anyMatch(event -> event instanceof RefundIssued refund
                        && refund.envelope().source().equals(SHOP)
                        && refund.intent() == RefundIntent.CANCELLED);
        assertThat(plain)
                .anyMatch(event -> event instanceof PaymentCaptured
                        && event.envelope().source().equals(PROCESSOR)
                        && !isOfShop(event));
        assertThat(TOLD)
                .filteredOn(event ->
                        !Set.of(SHOP, PROCESSOR).contains(event.envelope().source()))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(SHAPES.of(event)).isNull());
        assertThat(TOLD)
                .allSatisfy(event -> assertThat(VendorShapes.none().of(event)).isNull());
    }

    @Test
    void anotherBusinessDayOrNameStaysACloudEvent() {
        OrderPlaced placed = told(OrderPlaced.class, SHOP, _ -> true).getFirst();
        Envelope envelope = placed.envelope();
        Envelope nextDay = new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                envelope.deliveryId(),
                envelope.subject(),
                envelope.occurredAt(),
                envelope.receivedAt(),
                envelope.businessDate().plusDays(1),
                null,
                envelope.references(),
                envelope.provenance());
        Envelope named = envelope.withReferences(List.of(new Reference(ReferenceType.ORDER, SHOP, "A-17")));

        assertThat(SHAPES.of(new OrderPlaced(nextDay, placed.total(), placed.tax())))
                .isNull();
        assertThat(SHAPES.of(new OrderPlaced(named, placed.total(), placed.tax())))
                .isNull();
        assertThat(SHAPES.of(new OrderPlaced(envelope, Money.of(100, "EUR"), null)))
                .isNull();
        assertThat(SHAPES.of(placed)).isNotNull();
    }

    @Test
    void everyWebhookHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        int sent = 0;
        for (BusinessEvent event : TOLD) {
            Webhook webhook = SHAPES.of(event);
            if (webhook != null) {
                sent++;
                String id = webhook.headers().get("X-Shopify-Webhook-Id");
                ids.add(id == null ? webhook.body().path("id").asText() : id);
            }
        }
        assertThat(ids).hasSize(sent);
    }

    @Test
    void webhooksAreSignedByWhoeverPostsThem() {
        Instant wall = Instant.parse("2026-11-01T00:00:00Z");
        for (BusinessEvent event : List.of(
                told(OrderPlaced.class, SHOP, _ -> true).getFirst(),
                told(PaymentCaptured.class, PROCESSOR, VendorShapesTest::isOfShop)
                        .getFirst())) {
            Webhook webhook = Objects.requireNonNull(SHAPES.of(event));
            byte[] body = Json.bytes(webhook.body());

            var signed = webhook.signed("whsec_of_a_test", body, wall);

            assertThat(signed)
                    .containsAllEntriesOf(webhook.headers())
                    .hasSize(webhook.headers().size() + 1);
            assertThat(signed.get("X-Shopify-Hmac-Sha256"))
                    .isEqualTo(webhook.vendor() == Vendor.SHOPIFY ? Signatures.shopify("whsec_of_a_test", body) : null);
            assertThat(signed.get("Stripe-Signature"))
                    .isEqualTo(
                            webhook.vendor() == Vendor.STRIPE
                                    ? Signatures.stripe("whsec_of_a_test", wall, body)
                                    : null);
        }
    }
}
