package io.tieout.simulator.vendor;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.simulator.retailer.Company;
import io.tieout.simulator.retailer.Party;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says events in the words of the vendor whose system tells them: the shop of one company is Shopify's, and its first
/// processor is Stripe.
///
/// A system with webhooks has an API key besides, so what its webhooks cannot say it posts as a CloudEvent, under the
/// same name. Two sources for one system would be two witnesses to the suite: a refund that one of them issued could
/// not be withdrawn by the other.
public final class VendorShapes {

    private static final VendorShapes NONE = new VendorShapes(Map.of());

    /// By the id of the system.
    private final Map<String, Shape> shapes;

    /// A system and how its vendor says things.
    private record Shape(Party party, Vendor vendor, Saying saying, Map<String, String> options) {}

    private interface Saying {
        @Nullable
        Webhook of(BusinessEvent event);
    }

    private VendorShapes(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    /// Everything is said in CloudEvents.
    public static VendorShapes none() {
        return NONE;
    }

    public static VendorShapes of(Company company) {
        Party shop = company.shop();
        Party processor = company.processor();
        return new VendorShapes(Map.of(
                shop.id(),
                new Shape(
                        shop,
                        Vendor.SHOPIFY,
                        new ShopifyWebhooks(shop)::of,
                        Map.of("shop-currency", company.currency())),
                processor.id(),
                new Shape(
                        processor,
                        Vendor.STRIPE,
                        new StripeWebhooks(processor, shop)::of,
                        Map.of("order-issuer", shop.id(), "order-metadata-key", "order_id"))));
    }

    /// Null for what is said in a CloudEvent.
    public @Nullable Webhook of(BusinessEvent event) {
        Envelope envelope = event.envelope();
        Shape shape = shapes.get(envelope.source());
        return shape == null || !isOrdinary(envelope, shape.party())
                ? null
                : shape.saying().of(event);
    }

    /// No vendor says which business day it was, nor what a platform calls the flow.
    private static boolean isOrdinary(Envelope envelope, Party party) {
        return envelope.correlationLabel() == null
                && envelope.businessDate().equals(party.businessDate(envelope.occurredAt()));
    }

    /// Whose webhooks a system sends; null where it sends none.
    public @Nullable Vendor vendorOf(Party party) {
        Shape shape = shapes.get(party.id());
        return shape == null ? null : shape.vendor();
    }

    /// What the suite has to know to read them.
    public Map<String, String> optionsOf(Party party) {
        Shape shape = shapes.get(party.id());
        return shape == null ? Map.of() : shape.options();
    }
}
