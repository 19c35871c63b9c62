package io.tieout.ledger.rest;

/// Example requests and answers about residues of clearing that the posting policy settles.
final class SettlementExamples {

    private static final String SETTLED = """
            "settlementId":"0c8e1c9e-55b0-8d0c-a6d1-2f0f5c0f3f11","entity":"US","account":"1200",\
            "subKey":"payment:stripe-us:ch_1","amount":{"amount":"0.02","currency":"USD"},\
            "businessDate":"2026-03-03","period":"2026-03","policy":"retail-default/4","bookedTo":"6910",\
            "at":"2026-03-14T00:10:00Z\"""";

    static final String PAGE = """
            {"items":[{"state":"settled",""" + SETTLED + """
            },{"state":"open","entity":"US","account":"1200","subKey":"payment:stripe-us:ch_2",\
            "amount":{"amount":"0.03","currency":"USD"},"businessDate":"2026-03-03","period":"2026-03",\
            "policy":"retail-default/4","at":"2026-03-14T00:10:00Z","stoppedBy":"day-cap"}]}""";

    static final String REQUEST = """
            {"reason":"The processor owes it: case 4711","approval":{"by":"ben@acme",\
            "hash":"865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661"}}""";

    static final String REVERSED = """
            {"state":"reversed",""" + SETTLED + """
            ,"reversal":{"reversalId":"8a1c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f","at":"2026-03-20T09:00:00Z",\
            "reason":"The processor owes it: case 4711","requestedBy":"ana@acme","approvedBy":"ben@acme"}}""";

    static final String BEFORE = """
            {"type":"https://tieout.io/problems/settlement-reversed","title":"The settlement was reversed otherwise",\
            "status":409,"detail":"It was reversed at 2026-03-20T09:00:00Z: Something else was recorded under the key."}""";

    private SettlementExamples() {}
}
