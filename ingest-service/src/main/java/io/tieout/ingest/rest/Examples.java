package io.tieout.ingest.rest;

/// Examples of the API description. Tests send them as they stand.
final class Examples {

    static final String SOURCE = """
            {"id":"shopify-us","roles":["storefront"],"format":"shopify","entity":"US",\
            "secret":"shpss_0123456789abcdef","timeZone":"America/New_York","cutOff":"00:00",\
            "effective":{"storefront":{"from":"2026-03-01"}}}""";

    static final String SOURCE_REGISTERED = """
            {"id":"shopify-us","roles":["storefront"],"format":"shopify","entity":"US","issuer":"shopify-us",\
            "timeZone":"America/New_York","cutOff":"00:00","options":{},\
            "effective":{"storefront":{"from":"2026-03-01T05:00:00Z"}},"webhookPath":"/v1/webhooks/shopify-us",\
            "createdAt":"2026-03-01T08:00:00Z","updatedAt":"2026-03-01T08:00:00Z",\
            "apiKey":"tk_live_0123456789abcdef_00…ff"}""";

    static final String EVENT = """
            {"specversion":"1.0","id":"CM-9","type":"tieout.erp-entry.posted.v1","source":"/netsuite","subject":"CM-9",\
            "time":"2026-03-03T10:12:00-05:00","data":{"state":"posted","documentType":"credit-memo",\
            "amount":{"amount":"20.00","currency":"USD"},"postingDate":"2026-03-03",\
            "carries":{"type":"refund","issuer":"shopify-us","value":"890088186047892319"}}}""";

    static final String EVENT_BATCH = "[" + EVENT + "]";

    static final String ACCEPTED = """
            {"receiptId":"rc_4b0c…","deliveryId":"CM-9","eventId":"2f0a8c1e-…","correlationId":"9d1c7e40-…",\
            "status":"accepted"}""";

    static final String BATCH_TAKEN = """
            {"receiptId":"rc_4b0c…","items":[{"index":0,"status":"accepted","deliveryId":"CM-9",\
            "eventId":"2f0a8c1e-…","correlationId":"9d1c7e40-…"},{"index":1,"status":"rejected","errors":[\
            {"pointer":"/data/amount/currency","message":"is not a currency: US",\
            "fix":"use an ISO 4217 code such as \\"USD\\""}]}]}""";

    static final String WEBHOOK_TAKEN = """
            {"receiptId":"rc_4b0c…","status":"accepted","events":[{"type":"tieout.refund.issued.v1",\
            "subject":"890088186047892319","deliveryId":"883d4f6c-…","eventId":"2f0a8c1e-…",\
            "correlationId":"9d1c7e40-…"}]}""";

    static final String WEBHOOK_IGNORED = """
            {"receiptId":"rc_4b0c…","status":"ignored",\
            "reason":"Shopify topic customers/create is not mapped; mapped: orders/create, \
            order_transactions/create, refunds/create"}""";

    static final String UNPROCESSABLE = """
            {"type":"https://tieout.io/problems/unreadable","title":"The input breaks the contract","status":422,\
            "detail":"/data/amount is missing. Kept as receipt rc_4b0c… and listed at \
            /v1/rejections.","instance":"/v1/receipts/rc_4b0c…","errors":[{"pointer":"/data/amount",\
            "message":"is missing","fix":"send {\\"amount\\":\\"12.34\\",\\"currency\\":\\"USD\\"}"}]}""";

    static final String UNAUTHORIZED = """
            {"type":"https://tieout.io/problems/bad-signature","title":"The webhook is not proved to come from its \
            vendor","status":401,"detail":"The signature does not fit the body.","errors":[{"pointer":"X-Shopify-Hmac-Sha256",\
            "message":"The signature does not fit the body.","fix":"Register the vendor's signing secret …"}]}""";

    static final String UNAVAILABLE = """
            {"type":"https://tieout.io/problems/unavailable","title":"A part the service needs is away; try again",\
            "status":503,"detail":"Kafka has not acknowledged in time. Send the same request again: ids deduplicate \
            it."}""";

    static final String RECEIPT = """
            {"id":"rc_4b0c…","source":"shopify-us","receivedAt":"2026-03-03T15:00:01Z","sha256":"5f2a…",\
            "bodySize":5622,"outcome":"accepted","headers":{"x-shopify-topic":"refunds/create"},"notes":[],\
            "events":[{"index":0,"type":"tieout.refund.issued.v1","subject":"890088186047892319",\
            "deliveryId":"883d4f6c-…","eventId":"2f0a8c1e-…","correlationId":"9d1c7e40-…"}],"rejections":[],\
            "body":"eyJpZCI6…"}""";

    static final String REJECTIONS = """
            {"items":[{"receiptId":"rc_4b0c…","index":0,"source":"netsuite-us","receivedAt":"2026-03-03T15:00:01Z",\
            "errors":[{"pointer":"/data/amount","message":"is missing","fix":"send …"}]}],"next":"c2Nv…"}""";

    static final String DEAD_LETTERS = """
            {"items":[{"id":"dl_77aa…","service":"ledger-service","reason":"malformed","detail":"the value is not \
            JSON","origin":{"topic":"tieout.business-events.v1","partition":2,"offset":4711},"attempts":9,\
            "at":"2026-03-03T15:00:03Z","headers":{"ce_id":"CM-9"}}]}""";

    private Examples() {}
}
