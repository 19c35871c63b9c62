package io.tieout.ledger.rest;

/// Example requests and answers about material amounts that were posted late.
final class LateExamples {

    private static final String HASH = "865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661";

    private static final String MARCH = """
            {"entity":"US","period":"2026-04","items":[{"originPeriod":"2026-03","because":"single",\
            "amount":{"amount":"12000.00","currency":"USD"},"events":1,"largest":[{\
            "eventId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f","amount":{"amount":"12000.00","currency":"USD"}}],\
            "contentHash":""" + "\"" + HASH + "\"";

    static final String UNDECIDED_LIST = MARCH + ",\"state\":\"undecided\"}]}";

    static final String DECIDED = """
            {"decisionId":"5f3b1c1e-6a0e-4b58-9a9a-8b9c5b0f4a11","decision":"pass","entity":"US","period":"2026-04",\
            "originPeriod":"2026-03","amount":{"amount":"12000.00","currency":"USD"},"events":1,\
            "reason":"Disclosed with April","decidedBy":"ben@acme","decidedAt":"2026-05-06T09:00:00Z",\
            "contentHash":""" + "\"" + HASH + "\"}";

    static final String DECIDED_LIST = MARCH + ",\"state\":\"done\",\"decided\":" + DECIDED + "}]}";

    static final String DECIDE =
            "{\"contentHash\":\"" + HASH + "\",\"decision\":\"pass\",\"reason\":\"Disclosed with April\"}";

    static final String UNDECIDED = """
            {"type":"https://tieout.io/problems/late-undecided","title":"Nobody decided on what was posted late",\
            "status":409,"detail":"Nobody decided on 12000.00 USD of 2026-03, posted late.","errors":[{\
            "pointer":"period","message":"Nobody decided on 12000.00 USD of 2026-03, posted late.",\
            "fix":"Look at GET /v1/periods/US/2026-04/late, and have an approver send \
            """ + HASH + " to POST /v1/periods/US/2026-04:decide.\"}]}";

    static final String TO_DO =
            """
            {"type":"https://tieout.io/problems/late-to-do",\
            "title":"What was decided about late amounts is not carried out","status":409,\
            "detail":"To accrue 12000.00 USD of 2026-03 was decided by ben@acme on 2026-05-06 and is not done.",\
            "errors":[{"pointer":"period",\
            "message":"To accrue 12000.00 USD of 2026-03 was decided by ben@acme on 2026-05-06 and is not done.",\
            "fix":"Have 2026-03 reopened for the correction late:\
            """ + HASH + " and send it to POST /v1/corrections, or have an approver decide anew by POST"
                    + " /v1/periods/US/2026-04:decide.\"}]}";

    static final String OTHERWISE = """
            {"type":"https://tieout.io/problems/late-decided","title":"It was decided otherwise",\
            "status":409,"detail":"It was decided to pass."}""";

    private LateExamples() {}
}
