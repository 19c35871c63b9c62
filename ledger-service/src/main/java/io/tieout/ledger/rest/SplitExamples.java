package io.tieout.ledger.rest;

/// Example requests and answers about transactions that are taken apart.
final class SplitExamples {

    private static final String HASH = "865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661";

    private static final String REASON = "The warehouse sends 0 where it has no number";

    static final String REQUEST =
            """
            {"idempotencyKey":"split-shipment-0","reference":"shipment:wms-us:0","reason":""" + "\"" + REASON + "\",\"approval\":{\"by\":\"ben@acme\",\"hash\":\"" + HASH + "\"}}";

    static final String DONE = """
            {"splitId":"0c8e1c9e-55b0-8d0c-a6d1-2f0f5c0f3f11","former":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "reference":"shipment:wms-us:0","number":1,"transactions":["3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "8a1c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f"],"requestedBy":"ana@acme","approvedBy":"ben@acme",\
            "at":"2026-03-09T09:00:00Z","reason":""" + "\"" + REASON + "\",\"contentHash\":\"" + HASH + "\"}";

    static final String NOT_TIED = """
            {"type":"https://tieout.io/problems/not-tied","title":"The reference does not tie this transaction",\
            "status":409,"detail":"No event of it is tied by shipment:wms-us:0, or it has stopped joining."}""";

    private SplitExamples() {}
}
