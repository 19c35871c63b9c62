package io.tieout.ledger.rest;

/// Example requests and answers about revisions.
final class RevisionExamples {

    private static final String HASH = "865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661";

    private static final String REASON = "Version 2 reads what the bank took back";

    private static final String IDS = """
            {"revisionId":"5f3b1c1e-6a0e-4b58-9a9a-8b9c5b0f4a11","eventId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "mapping":"stripe-refund/2","sameReceipt":true,"deliveryId":"evt_1","receivedAt":"2026-03-03T10:00:01Z",\
            "recordedAt":"2026-03-09T08:00:00Z","data":{"status":"approved","statusAsSent":"succeeded",\
            "amount":{"amount":"25.00","currency":"USD"}},"contentHash":""" + "\"" + HASH + "\",";

    private static final String FORMER = """
            "holdingMapping":"stripe-refund/1","holdingData":{"status":"approved","statusAsSent":"succeeded",\
            "amount":{"amount":"20.00","currency":"USD"}}""";

    private static final String DECIDED =
            ",\"decidedBy\":\"ben@acme\",\"decidedAt\":\"2026-03-09T09:00:00Z\",\"reason\":\"" + REASON + "\"}";

    static final String PENDING = IDS + FORMER + ",\"state\":\"pending\"}";

    static final String LIST = "{\"items\":[" + PENDING + "]}";

    static final String APPROVED = IDS + """
            "holdingMapping":"stripe-refund/2","holdingData":{"status":"approved","statusAsSent":"succeeded",\
            "amount":{"amount":"25.00","currency":"USD"}},"state":"approved","number":1""" + DECIDED;

    static final String REFUSED = IDS + FORMER + ",\"state\":\"refused\"" + DECIDED;

    static final String DECIDE = "{\"contentHash\":\"" + HASH + "\",\"reason\":\"" + REASON + "\"}";

    static final String OUTDATED = """
            {"type":"https://tieout.io/problems/revision-outdated","title":"A later reading is to be decided on first",\
            "status":409,"detail":"stripe-refund/3 read the fact too. Decide on that one first."}""";

    private RevisionExamples() {}
}
