package io.tieout.recon.rest;

/// Example answers about checkpoints, from the worked case of a refund lag.
final class CheckpointExamples {

    static final String REQUEST = """
            {"entity":"US","currency":"USD","from":"2026-03-01","to":"2026-03-06"}""";

    static final String SIGNATURE = """
            {"as":"preparer","contentSha256":"5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859"}""";

    private static final String HEAD = """
            "id":"0e5d6a4c-7b1f-4f0e-9a57-3c6f1b9a7c11","entity":"US","currency":"USD","from":"2026-03-01",\
            "to":"2026-03-06","status":"complete",\
            "contentSha256":"5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859",\
            "createdAt":"2026-03-07T08:00:00Z","createdBy":"dana","signed":false,"signatures":[]""";

    static final String LIST = "{\"items\":[{" + HEAD + "}]}";

    private static final String BRIDGE = """
            {"accepted":{"absolute":"0.00","count":0,"net":"0.00"},"breaks":{"absolute":"121.75","count":6,"net":"25.25"},\
            "opened":{"absolute":"181.75","count":7,"net":"85.25"},"opening":{"absolute":"0.00","count":0,"net":"0.00"},"residual":"0.00",\
            "resolved":{"absolute":"60.00","count":1,"net":"60.00"},"timing":"25.00",\
            "unadjusted":{"absolute":"0.00","count":0,"net":"0.00"},"variance":"50.25"}""";

    private static final String ACCEPTED = """
            "accepted":{"absolute":"0.00","byPeople":0,"count":0,"decidersOfLarge":[],"first":[],"net":"0.00",\
            "sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},""";

    static final String CHECKPOINT = "{" + HEAD + ",\"content\":{" + ACCEPTED + "\"asOf\":\"2026-03-06\",\"bridge\":"
            + BRIDGE + """
            ,"complete":true,"controlTotals":[{"amount":"291.75","events":11,"role":"storefront","source":"shopify-us",\
            "type":"tieout.refund.issued.v1"}],"currency":"USD","entity":"US","feeds":[{"expected":14,\
            "feed":"storefront","missing":0,"received":14,"rule":"feeds","source":"shopify-us"}],"format":7,\
            "from":"2026-03-01","gaps":[],"hindrances":[],"manual":{"amount":"18.00",\
            "byAccount":[],"byPerson":[{"amount":"18.00","documents":1,"name":"clerk-17"}],"documents":1},"notAvailable":[],\
            "openBreaks":{"groups":[{"absolute":"35.50","ageBucket":"2–3","class":"missing","count":1,"net":"35.50",\
            "severity":"P4"}],"outOfPeriod":{"absolute":"0.00","count":0,"net":"0.00"},\
            "sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},"repeating":[],"rules":[{"bridge":\
            """ + BRIDGE + """
            ,"carried":{"absoluteBreaks":"0.00","breaks":"0.00","erp":"0.00","erpCount":0,"key":"Total",\
            "netVariance":"0.00","source":"0.00","sourceCount":0,"timing":"0.00"},"complete":true,"rows":[],\
            "rule":"refunds/2","sha256":"9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab","total":\
            {"absoluteBreaks":"121.75","breaks":"25.25","erp":"241.50","erpCount":8,"key":"Total",\
            "netVariance":"50.25","source":"291.75","sourceCount":11,"timing":"25.00"}}],"settled":[],\
            "settledByLedger":{"absolute":"0.03","count":1,"first":[{"account":"1200","amount":"0.03",\
            "bookedAt":"2026-03-14T00:10:00Z","bookedTo":"6910","businessDate":"2026-03-03","currency":"USD",\
            "settlementId":"c5a4b6f2-1a0e-8b58-9a9a-8b9c5b0f4a11","subKey":"po_1"}],"net":"0.03"},"to":"2026-03-06",\
            "unadjusted":{"absolute":"0.00","count":0,"grossSales":"36000.00","limit":"10000.00","net":"0.00",\
            "tolerance":"18.00","within":true},"unsealed":{"count":0,"first":[]}}}""";

    static final String BREAKS = """
            {"items":[{"id":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","version":1,"rule":"refunds",\
            "ruleKey":"refund:shopify-us:9002","class":"missing","severity":"P4","delta":"35.50","currency":"USD",\
            "firstDetectedAt":"2026-03-03T10:15:00Z"}]}""";

    private CheckpointExamples() {}
}
