package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/// What Shopify's objects have in common.
final class ShopifyFields {

    /// Of a shop that sells in the money of its own country only.
    static final String CURRENCY = "USD";

    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    private ShopifyFields() {}

    /// With the offset of the shop, to the second.
    static String time(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withNano(0));
    }

    /// The name under which GraphQL knows an object; ids above 2^53 survive in it what relays do to numbers.
    static String name(String type, long id) {
        return "gid://shopify/" + type + "/" + id;
    }

    /// An amount in the money of the shop and in that of the customer.
    static void money(ObjectNode node, String field, BigDecimal amount) {
        ObjectNode set = node.putObject(field);
        for (String kind : new String[] {"shop_money", "presentment_money"}) {
            set.putObject(kind).put("amount", amount.toPlainString()).put("currency_code", CURRENCY);
        }
    }
}
