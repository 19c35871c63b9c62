package io.tieout.ledger.rest;

/// Example requests and answers about posting policies.
final class PolicyExamples {

    static final String YAML = """
            policy: small-shop
            version: 2
            effectiveFrom: 2027-01-01
            accounts: {1200: {name: Processor clearing}, 2400: {name: Order clearing}, 2990: {name: Suspense}}
            facts:
              payment.captured:
                bookedBy: processor
                rows: [{row: 1b, when: {tender: card}, debit: {1200: amount}, credit: {2400: amount}}]
                suspense: [{row: suspense, debit: {2990: amount}, credit: {2400: amount}}]
            """;

    static final String DRAFT = """
            {"id":"small-shop@2","name":"small-shop","version":2,"status":"draft","effectiveFrom":"2027-01-01",\
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","savedBy":"ana@acme",\
            "savedAt":"2026-11-26T10:00:00Z"}""";

    static final String ACTIVE = """
            {"id":"small-shop@2","name":"small-shop","version":2,"status":"active","effectiveFrom":"2027-01-01",\
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","savedBy":"ana@acme",\
            "savedAt":"2026-11-26T10:00:00Z","activatedBy":"ben@acme","activatedAt":"2026-11-26T11:00:00Z"}""";

    static final String RETIRED = """
            {"id":"small-shop@2","name":"small-shop","version":2,"status":"retired","effectiveFrom":"2027-01-01",\
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","savedBy":"ana@acme",\
            "savedAt":"2026-11-26T10:00:00Z","retiredBy":"ben@acme","retiredAt":"2026-11-26T11:00:00Z"}""";

    static final String LIST = "{\"items\":[" + ACTIVE + "]}";

    static final String DETAIL = "{\"policy\":" + ACTIVE
            + ",\"accounts\":[{\"account\":\"1200\",\"name\":\"Processor clearing\",\"isMemo\":false}],"
            + "\"facts\":[{\"fact\":\"payment.captured\",\"bookedBy\":[\"processor\"],"
            + "\"preferences\":[{\"firstOf\":[\"processor\"],\"when\":{}}],\"rows\":2}],"
            + "\"options\":{\"revenue\":\"fulfilment\"},\"yaml\":\"policy: small-shop\\nversion: 2\\n\"}";

    static final String REFUSED = """
            {"type":"https://tieout.io/problems/policy-refused","title":"The posting policy must not be used",\
            "status":422,"detail":"Line 8: row 1b is unbalanced in amount: its debits must equal its credits",\
            "errors":[{"pointer":"line 8","message":"row 1b is unbalanced in amount: its debits must equal its credits",\
            "fix":"Change line 8, or what it names, and send the whole text again."}]}""";

    static final String WINDOW = """
            {"from":"2026-11-01","to":"2026-11-30","entity":"US"}""";

    private static final String DEBIT = "{\"side\":\"debit\",\"amount\":{\"amount\":\"20.00\",\"currency\":\"USD\"}}";
    private static final String ZERO = "{\"side\":\"debit\",\"amount\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}";

    static final String DRY_RUN = "{\"policy\":\"small-shop@2\",\"from\":\"2026-11-01\",\"to\":\"2026-11-30\","
            + "\"entity\":\"US\",\"events\":1000,\"differing\":1,\"suspendedNow\":0,\"suspendedByDraft\":0,"
            + "\"accounts\":[{\"entity\":\"US\",\"account\":\"1200\",\"name\":\"Processor clearing\",\"now\":" + ZERO
            + ",\"byDraft\":" + DEBIT + ",\"difference\":" + DEBIT + "}],\"examples\":[]}";

    private PolicyExamples() {}
}
