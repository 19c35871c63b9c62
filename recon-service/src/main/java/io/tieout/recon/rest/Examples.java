package io.tieout.recon.rest;

/// Example answers of the API description, from the worked case of a refund lag.
final class Examples {

    private static final String MISSING = """
            {"id":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","version":1,"class":"missing","attributes":[],"status":"open",\
            "severity":"P4","entity":"US","ruleKey":"refund:shopify-us:9002","order":"1002",\
            "delta":{"amount":"35.50","currency":"USD"},"absolute":{"amount":"35.50","currency":"USD"},\
            "exposure":{"amount":"35.50","currency":"USD"},"customerHarmed":false,"businessDate":"2026-03-03",\
            "firstDetectedAt":"2026-03-03T10:15:00Z","dueAt":"2026-03-03T10:15:00Z","mismatchAgeDays":3,\
            "businessAgeDays":3,"ageBucket":"2–3","authority":"storefront","systemOfRecord":{"domain":\
            "refunds","field":"existence","system":"storefront or pos","from":"2000-01-01"},"handoffStep":"2","cause":"undetermined",\
            "repair":"Read back in the ERP by id, then by order, amount and date; re-send refund 9002 only if it is\
             truly absent.","correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f"}""";

    static final String BREAKS = "{\"items\":[" + MISSING + "],\"next\":\"MTJhYg\"}";

    static final String BREAK = "{\"break\":" + MISSING + """
            ,"sides":{"source":{"amount":"35.50","currency":"USD"},"processor":{"amount":"35.50","currency":"USD"}},\
            "differences":[{"field":"amount","expected":"35.50 USD"}],"handoff":{"step":"2","meaning":"The integration\
             did not forward the event","evidence":["shopify-us recorded refund 9002 of 35.50 USD at\
             2026-03-03T10:00:00Z.","celigo-us: dead-lettered at 2026-03-03T10:01:00Z: connection reset."]},\
            "candidates":[{"reference":"erp-document:netsuite-us:CM-7","amount":"35.00 USD","date":"2026-03-03",\
            "failed":["amount: 35.00 USD instead of 35.50 USD"]}],"members":["refund:shopify-us:9002"],\
            "divergence":[{"key":"order:shopify-us:1002","first":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11",\
            "class":"missing","since":"2026-03-03T10:00:00Z","breaks":1}],"legs":[{"eventId":\
            "1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11","type":"tieout.refund.issued.v1","source":"shopify-us",\
            "role":"storefront","subject":"9002","transition":"issued","amount":{"amount":"35.50","currency":"USD"},\
            "occurredAt":"2026-03-03T10:00:00Z","recordedAt":"2026-03-03T10:00:02Z","outcome":"booked",\
            "references":["order:shopify-us:1002","refund:shopify-us:9002"],\
            "traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}],"history":[{"version":1,"changedAt":"2026-03-03T10:15:00Z",\
            "class":"missing","status":"open","severity":"P4","delta":{"amount":"35.50","currency":"USD"}}],\
            "acceptance":[],"links":{"transaction":"http://localhost:8082/v1/transactions/3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "traceId":"4bf92f3577b34da6a3ce929d0e0e4736",\
            "page":"/pages/breaks/6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11"}}""";

    static final String SILENCE = """
            {"break":{"id":"2c9f4d1e-5b7a-8e30-9c11-7d4e2f6a8b90","version":2,"class":"feed-missing","attributes":[],\
            "status":"open","severity":"P1","entity":"US","ruleKey":"feed:shopify-us:2026-03-03T10:00:00Z",\
            "delta":{"amount":"0.00","currency":"USD"},"absolute":{"amount":"0.00","currency":"USD"},\
            "exposure":{"amount":"200.00","currency":"USD"},"customerHarmed":false,"businessDate":"2026-03-03",\
            "firstDetectedAt":"2026-03-03T12:10:00Z","dueAt":"2026-03-03T12:00:00Z","mismatchAgeDays":3,\
            "businessAgeDays":3,"ageBucket":"2–3","authority":"storefront","handoffStep":"1 or 2",\
            "cause":"undetermined","repair":"Fetch what the source kept back.",\
            "correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f"},\
            "sides":{"processor":{"amount":"200.00","currency":"USD"}},"differences":[],"handoff":{"step":"1 or 2",\
            "meaning":"Not emitted or not forwarded","evidence":["shopify-us told nothing of 2 windows."]},\
            "candidates":[],"members":["2026-03-03T10:00:00Z","2026-03-03T11:00:00Z"],"children":{"count":1,\
            "amounts":[{"net":{"amount":"-15.00","currency":"USD"},"exposure":{"amount":"15.00","currency":"USD"}}],\
            "first":[{"rule":"refunds","ruleKey":"refund:stripe-us:re_9","delta":{"amount":"-15.00","currency":"USD"},\
            "breakId":"7b1e0c5d-3f2a-8d94-a6e8-1c2d3e4f5a6b"}]},"legs":[],"history":[],"acceptance":[],\
            "links":{"transaction":"http://localhost:8082/v1/transactions/3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "page":"/pages/breaks/2c9f4d1e-5b7a-8e30-9c11-7d4e2f6a8b90"}}""";

    static final String INCIDENT = """
            {"id":"0e5d6a4c-7b1f-4f0e-9a57-3c6f1b9a7c11","cause":"integration-bug","hop":"2","connector":"celigo-us",\
            "failing":"dead-lettered: out of retries","classes":["missing"],"entities":["US"],"breaks":7,"openBreaks":5,\
            "heldBack":0,"waiting":[],\
            "amounts":[{"net":{"amount":"212.40","currency":"USD"},"absolute":{"amount":"212.40","currency":"USD"}}],\
            "firstDetectedAt":"2026-03-03T10:15:00Z","lastDetectedAt":"2026-03-03T13:40:00Z","costPerDay":[{"currency":\
            "USD","capital":0.0582,"minutes":2,"labour":1.5000,"loss":0.2124,"low":0.89,"base":1.77,"high":3.54}],\
            "breaksUrl":"/v1/breaks?incident=0e5d6a4c-7b1f-4f0e-9a57-3c6f1b9a7c11"}""";

    static final String INCIDENTS = "{\"items\":[" + INCIDENT + "]}";

    static final String THREE_COLUMN = """
            {"by":"status","asOf":"2026-03-06","knownAt":"2026-03-06T12:00:00Z","rule":"refunds/1","complete":true,\
            "gaps":[],"sections":[{"entity":"US","currency":"USD","rows":[{"key":"approved","sourceCount":9,\
            "source":"248.75","erpCount":7,"erp":"223.50","netVariance":"25.25","breaks":"25.25","timing":"0.00",\
            "absoluteBreaks":"121.75"},{"key":"pending","sourceCount":1,"source":"25.00","erpCount":0,"erp":"0.00",\
            "netVariance":"25.00","breaks":"0.00","timing":"25.00","absoluteBreaks":"0.00"},{"key":"rejected",\
            "sourceCount":1,"source":"18.00","erpCount":1,"erp":"18.00","netVariance":"0.00","breaks":"0.00",\
            "timing":"0.00","absoluteBreaks":"0.00"}],"total":{"key":"Total","sourceCount":11,"source":"291.75",\
            "erpCount":8,"erp":"241.50","netVariance":"50.25","breaks":"25.25","timing":"25.00",\
            "absoluteBreaks":"121.75"},"residual":"0.00","complete":true}]}""";

    static final String THREE_COLUMN_CSV = """
            Entity,Currency,Status,Src #,Source,ERP #,ERP,Net variance,'= breaks,'+ timing,Abs. breaks,Residual
            US,USD,approved,9,248.75,7,223.50,25.25,25.25,0.00,121.75,0.00
            US,USD,pending,1,25.00,0,0.00,25.00,0.00,25.00,0.00,0.00
            US,USD,rejected,1,18.00,1,18.00,0.00,0.00,0.00,0.00,0.00
            US,USD,Total,11,291.75,8,241.50,50.25,25.25,25.00,121.75,0.00
            """;

    static final String VARIANCE = """
            {"items":[{"rule":"refunds","key":"refund:shopify-us:9002","entity":"US","currency":"USD",\
            "businessDate":"2026-03-03","order":"order:shopify-us:1002","status":"approved","sourceCount":1,\
            "source":"35.50","erpCount":0,"erp":"0.00","variance":"35.50","breaks":"35.50","timing":"0.00","reason":"missing",\
            "breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11"}]}""";

    static final String MATCHES = """
            {"items":[{"rule":"refunds","ruleVersion":1,"record":"refund:shopify-us:9001","names":[\
            "refund:shopify-us:9001","refund:stripe-us:re_9001"],"order":"order:shopify-us:1001","entity":"US",\
            "businessDate":"2026-03-02","source":{"amount":"20.00","currency":"USD"},"erp":{"amount":"20.00",\
            "currency":"USD"},"documents":[{"document":"erp-document:netsuite-us:CM-1","documentType":"credit-memo",\
            "amount":{"amount":"20.00","currency":"USD"},"postingDate":"2026-03-02","stage":"source-refund-id",\
            "weak":false,"postedAt":"2026-03-02T09:05:00Z","tiedAt":"2026-03-02T09:05:02Z","references":[\
            "erp-document:netsuite-us:CM-1","refund:shopify-us:9001"],\
            "eventId":"0f3a52b7-91d4-8c6e-b5a0-2f1f8c4d7e66"}],\
            "correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f"}],"next":"MTJhYg"}""";

    static final String RECONCILIATION = """
            {"id":"5f3d0c5e-6a0f-4a55-9a3c-0f6b1c2d3e4f","createdAt":"2026-03-06T12:00:00Z","createdBy":"finance",\
            "ties":false,"complete":true,"a":{"file":"payments.csv","rows":4},"b":{"file":"items.csv","rows":3},\
            "tolerance":"0.00","days":1,"columns":[{"role":"key","a":"order_id","b":"order_id","chosen":false,\
            "reason":"3 of 3 values in a and 3 in b are the same"},{"role":"amount","a":"paid","b":"price + freight",\
            "chosen":false,"reason":"agree for 2 of 3 keys that were compared"}],"sections":[{"currency":"","aRows":4,\
            "aTotal":"47.50","bRows":3,"bTotal":"47.60","difference":"-0.10","matches":2,"accepted":"0.00",\
            "differences":1,"explained":"-0.10","absolute":"0.10","residual":"0.00","proof":"complete"}],"notes":[]}""";

    static final String RECONCILIATION_ITEMS = """
            {"id":"5f3d0c5e-6a0f-4a55-9a3c-0f6b1c2d3e4f","kind":"difference","items":[{"class":"amount",\
            "severity":"P2","key":"O3","currency":"","aAmount":"7.50","bAmount":"7.60","delta":"-0.10","explanation":\
            "the amounts differ","rule":"Same id, difference beyond the tolerance","repair":"Reverse and repost",\
            "aRows":[{"side":"a","line":5,"key":"O3","amount":"7.50"}],"bRows":[{"side":"b","line":4,"key":"O3",\
            "amount":"7.60"}],"candidates":[]}]}""";

    static final String RECONCILIATION_CSV = """
            Class,Severity,Key,Currency,a,b,a less b,Explanation,Repair,Lines of a,Lines of b,Candidates
            amount,P2,O3,,7.50,7.60,-0.10,the amounts differ,Reverse and repost,5,4,0
            """;

    private Examples() {}
}
