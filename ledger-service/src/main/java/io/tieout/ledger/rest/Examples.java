package io.tieout.ledger.rest;

/// Example answers of the API description, from the worked case of a refund that ties.
final class Examples {

    static final String EVENT = """
            {"eventId":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11","correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "type":"tieout.refund.issued.v1","entity":"US","source":"shopify-us","role":"storefront",\
            "registeredRoles":["erp","processor","storefront"],\
            "subject":"890088186047","transition":"issued","amount":{"amount":"20.00","currency":"USD"},\
            "occurredAt":"2026-03-03T10:00:00Z","receivedAt":"2026-03-03T10:00:01Z",\
            "recordedAt":"2026-03-03T10:00:02Z","businessDate":"2026-03-03","outcome":"booked",\
            "deliveryId":"b54557e4-bdd9-4b37-8a5f-bf7d70bcd043","receiptId":"01JNE5","receiptSha256":"ab12",\
            "traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}""";

    static final String ENTRY = """
            {"eventId":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11","correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "businessDate":"2026-03-03","bookedAt":"2026-03-03T10:00:02Z","row":"4","policy":"retail-default/1",\
            "lines":[{"account":"4200","name":"Sales returns","subKey":"refund:shopify-us:890088186047","entity":"US",\
            "side":"debit","amount":{"amount":"20.00","currency":"USD"}},{"account":"2350","name":"Refunds payable",\
            "subKey":"order:shopify-us:1001","entity":"US","side":"credit",\
            "amount":{"amount":"20.00","currency":"USD"}}]}""";

    static final String FATE = "{\"event\":" + EVENT + ",\"entries\":[" + ENTRY + "]"
            + ",\"duplicates\":1,\"conflicts\":[],\"data\":{\"intent\":\"issued\"}}";

    static final String EVENTS = "{\"items\":[" + EVENT + "],\"next\":\"MTJhYg\"}";

    static final String ENTRIES = "{\"items\":[" + ENTRY + "],\"next\":\"MTJhYg\"}";

    static final String TRANSACTION = "{\"correlationId\":\"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f\",\"aliases\":[],"
            + "\"states\":[{\"type\":\"tieout.refund.issued.v1\",\"source\":\"shopify-us\",\"subject\":\"890088186047\","
            + "\"state\":\"issued\",\"asOf\":\"2026-03-03T10:00:00Z\",\"claims\":[\"issued\"]}],\"events\":[" + EVENT
            + "],\"entries\":[" + ENTRY
            + "],\"balances\":[{\"account\":\"2350\",\"name\":\"Refunds payable\",\"entity\":\"US\",\"side\":\"credit\","
            + "\"amount\":{\"amount\":\"20.00\",\"currency\":\"USD\"}}]}";

    private static final String SUMMARY = """
            {"correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f","events":3,\
            "firstOccurredAt":"2026-03-03T10:00:00Z","lastOccurredAt":"2026-03-03T10:05:00Z",\
            "sources":["netsuite-us","shopify-us","stripe-us"]}""";

    static final String TRANSACTIONS = "{\"items\":[" + SUMMARY + "],\"next\":\"MTJhYg\"}";

    static final String LOOKUP = "{\"reference\":\"order:shopify-us:1001\",\"joins\":true,\"items\":[" + SUMMARY + "]}";

    static final String SEVERAL_TRANSACTIONS =
            "{\"correlationId\":\"0a4be21c-52c1-8f0e-8d7b-6f1d2a3b4c5d\",\"reference\":\"order:shopify-us:TEST\",\"items\":["
                    + SUMMARY + "],\"lookup\":\"/v1/lookup?ref=order%3Ashopify-us%3ATEST\"}";

    static final String BALANCE = """
            {"account":"2350","name":"Refunds payable","asOf":"2026-03-06","balances":[{"entity":"US",\
            "debits":{"amount":"248.75","currency":"USD"},"credits":{"amount":"291.75","currency":"USD"},\
            "side":"credit","balance":{"amount":"43.00","currency":"USD"}}]}""";

    static final String SUB_KEYS = """
            {"items":[{"subKey":"order:shopify-us:1002","entity":"US","debits":{"amount":"0.00","currency":"USD"},\
            "credits":{"amount":"43.00","currency":"USD"},"side":"credit",\
            "balance":{"amount":"43.00","currency":"USD"}}],"next":"MTJhYg"}""";

    static final String TRIAL_BALANCE = """
            {"asOf":"2026-03-06","books":[{"entity":"US","currency":"USD","accounts":[{"account":"2350",\
            "name":"Refunds payable","debits":{"amount":"0.00","currency":"USD"},\
            "credits":{"amount":"20.00","currency":"USD"},"credit":{"amount":"20.00","currency":"USD"}},\
            {"account":"4200","name":"Sales returns","debits":{"amount":"20.00","currency":"USD"},\
            "credits":{"amount":"0.00","currency":"USD"},"debit":{"amount":"20.00","currency":"USD"}}],\
            "totals":{"debits":{"amount":"20.00","currency":"USD"},"credits":{"amount":"20.00","currency":"USD"},\
            "debit":{"amount":"20.00","currency":"USD"},"credit":{"amount":"20.00","currency":"USD"},\
            "difference":{"amount":"0.00","currency":"USD"}}}]}""";

    static final String PROBLEM = """
            {"type":"https://tieout.io/problems/unknown-event","title":"The ledger has not recorded this event",\
            "status":404,"detail":"It may still be on its way."}""";

    private Examples() {}

    static final String SAME_FACTS = """
            {"items":[{"correlationId":"5f0c2f6e-3c0a-8b51-9a6e-0d6a3f1e2b4c","type":"tieout.payment.captured.v1",\
            "source":"stripe-us","transition":"captured","amount":{"amount":"50.00","currency":"USD"},\
            "events":[{"eventId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f","subject":"ch_1",\
            "occurredAt":"2026-03-03T10:00:00Z"},{"eventId":"8a1b2c3d-4e5f-8a6b-9c7d-0e1f2a3b4c5d","subject":"ch_2",\
            "occurredAt":"2026-03-03T10:00:12Z"}]}]}""";
}
