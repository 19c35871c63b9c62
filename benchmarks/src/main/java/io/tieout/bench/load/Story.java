package io.tieout.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.EventType;
import io.tieout.event.codec.Json;
import java.util.List;

/// An order, its payment, a refund of a part of it, its execution and its entry in the ERP: the five events of which
/// most of a retailer's day consists.
///
/// @param id unique for ever; part of every subject
/// @param linked whether the events name each other by references, or stand alone
/// @param erpAmount what the ERP says of the refund of 20.00
public record Story(String id, boolean linked, String erpAmount) {

    public static final int EVENTS = 5;
    static final String REFUNDED = "20.00";
    static final String WRONG = "18.00";

    public static Story tied(String id) {
        return new Story(id, true, REFUNDED);
    }

    static Story wrong(String id) {
        return new Story(id, true, WRONG);
    }

    /// In the order in which they happen.
    List<Fact> facts() {
        return List.of(order(), payment(), refund(), execution(), creditMemo());
    }

    Fact order() {
        ObjectNode data = data("total", "100.00", "order:" + shop() + ":O" + id);
        data.set("tax", money("8.00"));
        return new Fact(Fact.Platform.SHOP, EventType.ORDER_PLACED, "O" + id, data);
    }

    private Fact payment() {
        ObjectNode data = data(
                "amount",
                "100.00",
                "payment:" + Fact.Platform.CARDS.source() + ":P" + id,
                "order:" + shop() + ":O" + id);
        data.put("tender", "card");
        return new Fact(Fact.Platform.CARDS, EventType.PAYMENT_CAPTURED, "P" + id, data);
    }

    Fact refund() {
        ObjectNode data = data("amount", REFUNDED, "refund:" + shop() + ":R" + id, "order:" + shop() + ":O" + id);
        data.put("intent", "issued").put("basis", "goods-returned").put("tender", "original");
        data.put("reason", "changed mind");
        return new Fact(Fact.Platform.SHOP, EventType.REFUND_ISSUED, "R" + id, data);
    }

    private Fact execution() {
        ObjectNode data = data(
                "amount",
                REFUNDED,
                "refund:" + Fact.Platform.CARDS.source() + ":re_" + id,
                "order:" + shop() + ":O" + id);
        data.put("status", "approved").put("statusAsSent", "succeeded");
        return new Fact(Fact.Platform.CARDS, EventType.REFUND_PROCESSED, "re_" + id, data);
    }

    Fact creditMemo() {
        ObjectNode data = data("amount", erpAmount);
        data.put("state", "posted").put("documentType", "credit-memo");
        data.put("postingDate", "2026-03-03").put("reason", "changed mind");
        if (linked) {
            data.set("carries", reference("refund:" + shop() + ":R" + id));
        }
        return new Fact(Fact.Platform.BOOKS, EventType.ERP_ENTRY_POSTED, "CM" + id, data);
    }

    private ObjectNode data(String amountField, String amount, String... references) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set(amountField, money(amount));
        if (linked && references.length > 0) {
            var list = data.putArray("references");
            for (String reference : references) {
                list.add(reference(reference));
            }
        }
        return data;
    }

    private static JsonNode money(String amount) {
        return Json.MAPPER.createObjectNode().put("amount", amount).put("currency", "USD");
    }

    private static JsonNode reference(String text) {
        String[] parts = text.split(":", 3);
        return Json.MAPPER
                .createObjectNode()
                .put("type", parts[0])
                .put("issuer", parts[1])
                .put("value", parts[2]);
    }

    private static String shop() {
        return Fact.Platform.SHOP.source();
    }
}
