package io.tieout.recon.rest;

/// Example requests and answers about accepting a difference.
final class AcceptanceExamples {

    static final String ACCEPT = """
            {"version":1,"reason":"A rounding of the ERP, not worth a correction"}""";

    static final String APPROVE = """
            {"contentSha256":"5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859"}""";

    static final String WITHDRAW = """
            {"reason":"The ERP will be corrected after all"}""";

    private static final String WHAT = """
            "delta":{"amount":"0.02","currency":"USD"},""";

    private static final String HASH = """
            "contentSha256":"5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859\"""";

    private static final String PROPOSED = "{\"action\":\"proposed\"," + WHAT + """
            "by":"ana@acme","at":"2026-03-06T12:00:00Z",\
            "reason":"A rounding of the ERP, not worth a correction",""" + HASH + "}";

    static final String PENDING = """
            {"breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","version":1,"status":"open","pending":{"version":1,\
            "class":"amount",""" + WHAT + """
            "reason":"A rounding of the ERP, not worth a correction",""" + HASH + """
            ,"by":"ana@acme","at":"2026-03-06T12:00:00Z","expiresAt":"2026-03-07T12:00:00Z"},"steps":[""" + PROPOSED + "]}";

    static final String WAITING = """
            {"items":[{"breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","entity":"US","rule":"invoices",\
            "ruleKey":"shipment:wms-us:S-1","proposal":{"version":1,"class":"amount",""" + WHAT + """
            "reason":"A rounding of the ERP, not worth a correction",""" + HASH + """
            ,"by":"ana@acme","at":"2026-03-06T12:00:00Z","expiresAt":"2026-03-07T12:00:00Z"}}]}""";

    static final String ACCEPTED = """
            {"breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","version":2,"status":"accepted","steps":[""" + PROPOSED + ",{\"action\":\"approved\"," + WHAT + """
            "by":"ben@acme","at":"2026-03-06T14:00:00Z",\
            "reason":"A rounding of the ERP, not worth a correction",""" + HASH + "}]}";

    private AcceptanceExamples() {}
}
