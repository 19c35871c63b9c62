package io.tieout.ledger.rest;

/// Example requests and answers about accounting periods.
final class PeriodExamples {

    private static final String HASH = "865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661";

    private static final String APPROVAL = "\"approval\":{\"by\":\"ben@acme\",\"hash\":\"" + HASH + "\"}}";

    private static final String MARCH = """
            {"entity":"US","period":"2026-03","firstDay":"2026-03-01","lastDay":"2026-03-31",""";

    static final String CLOSE =
            "{\"idempotencyKey\":\"close-2026-03-us\",\"reason\":\"All breaks above 500.00 are explained\"," + APPROVAL;

    static final String REOPEN = """
            {"idempotencyKey":"reopen-2026-03-us-1","reason":"A refund of 900.00 is material",\
            "events":["3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f"],""" + APPROVAL;

    static final String CLOSED = MARCH + """
            "state":"closed","postedLater":[{"amount":{"amount":"20.00","currency":"USD"},"events":1}],\
            "history":[{"changeId":"5f3b1c1e-6a0e-4b58-9a9a-8b9c5b0f4a11","action":"close","period":"2026-03",\
            "reason":"All breaks above 500.00 are explained","requestedBy":"ana@acme","approvedBy":"ben@acme",\
            "at":"2026-04-07T09:00:00Z","contentHash":""" + "\"" + HASH + "\"}]}";

    static final String WEEKS = """
            {"entity":"US","period":"2026-P02","firstDay":"2026-03-01","lastDay":"2026-04-04","state":"open"}""";

    static final String LIST = "{\"items\":[" + CLOSED + "]}";

    static final String DECIDED = """
            {"type":"https://tieout.io/problems/period-decided","title":"The state of the period does not allow this",\
            "status":409,"detail":"2026-03 of US is closed."}""";

    private PeriodExamples() {}
}
