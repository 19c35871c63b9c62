package io.tieout.ledger.rest;

/// Example requests and answers about corrections.
final class CorrectionExamples {

    private static final String HASH = "865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661";

    static final String REQUEST = """
            {"idempotencyKey":"deposit-881","kind":"manual-lines","entity":"US","businessDate":"2026-11-30",\
            "lines":[{"account":"6310","subKey":"reg-1","side":"debit","amount":{"amount":"2.00","currency":"USD"}},\
            {"account":"1060","subKey":"dep-881","side":"credit","amount":{"amount":"2.00","currency":"USD"}}],\
            "reason":"Bank counted 2.00 less, slip 881","row":"21b",\
            "approval":{"by":"ben@acme","hash":""" + "\"" + HASH + "\"}}";

    static final String BOOKED = """
            {"correctionId":"0c8e1c9e-55b0-8d0c-a6d1-2f0f5c0f3f11","idempotencyKey":"deposit-881",\
            "kind":"manual-lines","entity":"US","businessDate":"2026-11-30","row":"21b",\
            "reason":"Bank counted 2.00 less, slip 881","requestedBy":"ana@acme","approvedBy":"ben@acme",\
            "bookedAt":"2026-11-30T18:00:00Z","entries":[],"contentHash":""" + "\"" + HASH + "\"}";

    static final String REFUSED = """
            {"type":"https://tieout.io/problems/correction-refused","title":"The correction must not be booked",\
            "status":422,"detail":"The debits of US in USD are 1.00 USD too much.","errors":[{"pointer":"/lines",\
            "message":"The debits of US in USD are 1.00 USD too much.",\
            "fix":"Debits and credits must be equal in every legal entity and currency."}]}""";

    static final String APPROVE = "{\"hash\":\"" + HASH + "\"}";

    static final String APPROVED = "{\"hash\":\"" + HASH + "\",\"by\":\"ben@acme\",\"at\":\"2026-11-30T17:59:00Z\","
            + "\"expiresAt\":\"2026-12-01T17:59:00Z\"}";

    private CorrectionExamples() {}
}
