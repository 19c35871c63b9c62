package io.tieout.recon.rest;

/// Example answers of reports, from the worked case of a refund lag.
final class ReportExamples {

    private static final String ITEM = """
            {"id":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","class":"missing","severity":"P4","rule":"refunds",\
            "ruleKey":"refund:shopify-us:9002","entity":"US","currency":"USD","order":"1002",\
            "counterparty":"shopify-us","side":"source","delta":"35.50","absolute":"35.50",\
            "businessDate":"2026-03-03","firstDetectedAt":"2026-03-03T10:15:00Z","ageDays":3,"ageBucket":"2–3",\
            "step":"2","connector":"celigo-us","evidence":["celigo-us dead-lettered it at 2026-03-03T10:01:00Z."],\
            "whoActs":"operators of the integration","authority":"storefront","repair":"Read back, then re-send."}""";

    private static final String SUM = """
            {"count":1,"net":"35.50","absolute":"35.50"}""";

    private static final String HEAD = """
            {"asOf":"2026-03-06","knownAt":"2026-03-06T12:00:00Z",""";

    static final String BREAKS = """
            Severity,Class,Further classes,Status,Entity,Currency,Record,Order,Business date,First detected,Due,Closed,\
            Age in days,Business age in days,Bucket,Source less ERP,Absolute,In dispute,Step,Cause,Authority,Repair,\
            Rule,Incident,Break
            P4,missing,,open,US,USD,refund:shopify-us:9002,1002,2026-03-03,2026-03-03T10:15:00Z,2026-03-03T10:15:00Z,,\
            3,3,2–3,35.50,35.50,35.50,2,undetermined,storefront,"Read back, then re-send.",\
            refunds,,6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11
            """;

    static final String STATEMENT = HEAD
            + "\"accounts\":[{\"entity\":\"US\",\"currency\":\"USD\",\"counterparty\":\"shopify-us\",\"side\":\"source\","
            + "\"buckets\":[{\"days\":\"2–3\",\"sum\":" + SUM + "}],\"total\":" + SUM + "}],\"items\":[" + ITEM + "]}";

    static final String DIAGNOSIS = HEAD
            + "\"steps\":[{\"entity\":\"US\",\"currency\":\"USD\",\"step\":\"2\","
            + "\"meaning\":\"The integration did not forward the event\",\"whoActs\":\"operators of the integration\","
            + "\"sum\":" + SUM + "}],\"items\":[" + ITEM + "]}";

    static final String DIVERGENCE = HEAD
            + "\"cells\":[{\"entity\":\"US\",\"currency\":\"USD\",\"step\":\"2\",\"connector\":\"celigo-us\","
            + "\"class\":\"missing\",\"sum\":" + SUM
            + ",\"costPerDay\":{\"low\":\"0.7726\",\"base\":\"1.5452\",\"high\":\"3.0904\"}}]}";

    static final String DIVERGENCE_POINTS = HEAD
            + "\"by\":\"order\",\"count\":1,\"points\":[{\"key\":\"order:shopify-us:1002\","
            + "\"since\":\"2026-03-03T10:00:00Z\",\"first\":" + ITEM + ",\"followed\":1,"
            + "\"classes\":[\"field-dropped\"],\"sum\":{\"count\":2,\"net\":\"35.50\",\"absolute\":\"35.50\"},"
            + "\"costPerDay\":{\"low\":\"1.5226\",\"base\":\"3.0452\",\"high\":\"6.0904\"}}]}";

    private static final String LOAD = """
            {"id":"0e5d6a4c-7b1f-8f0e-9a57-3c6f1b9a7c12","class":"missing","severity":"P2","rule":"stored-value",\
            "ruleKey":"gift-card-transaction:giftly:T1","entity":"US","currency":"USD","counterparty":"giftly",\
            "side":"source","delta":"50.00","absolute":"50.00","businessDate":"2026-03-03",\
            "firstDetectedAt":"2026-03-03T14:00:00Z","ageDays":3,"ageBucket":"2–3","step":"2","connector":"celigo-us",\
            "evidence":["celigo-us dead-lettered it at 2026-03-03T10:01:00Z."],\
            "whoActs":"operators of the integration","authority":"gift-card-platform",\
            "repair":"Read back, then re-send."}""";

    static final String CASCADES = HEAD
            + "\"count\":1,\"chains\":[{\"card\":\"gift-card:giftly:G77\",\"step\":\"2\","
            + "\"connector\":\"celigo-us\",\"load\":" + LOAD + ",\"stages\":["
            + "{\"stage\":\"load\",\"sum\":{\"count\":1,\"net\":\"50.00\",\"absolute\":\"50.00\"}},"
            + "{\"stage\":\"redemption\",\"sum\":{\"count\":2,\"net\":\"-65.00\",\"absolute\":\"65.00\"}},"
            + "{\"stage\":\"refund\",\"sum\":{\"count\":1,\"net\":\"45.00\",\"absolute\":\"45.00\"}}],"
            + "\"total\":{\"count\":4,\"net\":\"30.00\",\"absolute\":\"160.00\"},\"children\":[]}]}";

    static final String SYSTEMIC = """
            {"from":"2026-02-04T12:00:00Z","knownAt":"2026-03-06T12:00:00Z","entities":[{"entity":"US","systemic":true,\
            "problems":5,"breaks":31,"classes":["duplicate-posting","missing","amount","field-dropped"],\
            "transactionTypes":["refunds","stored-value"]}]}""";

    static final String ORPHANS = HEAD + """
            "count":1,"items":[{"rank":1,"score":8,"points":{"amount":2,"age":2,"spread":0,"recurrence":0,"account":4},\
            "accounts":["1050","1200"],"likes":1,"entities":1,"item":{"id":"0e5d6a4c-7b1f-8f0e-9a57-3c6f1b9a7c11",\
            "class":"orphan","severity":"P2","rule":"payouts","ruleKey":"erp-document:netsuite-us:P-5","entity":"US",\
            "currency":"USD","counterparty":"netsuite-us","side":"erp","delta":"-50.00","absolute":"50.00",\
            "businessDate":"2026-03-03","firstDetectedAt":"2026-03-03T11:05:00Z","ageDays":8,"ageBucket":"8–30",\
            "step":"1 or 2","connector":"","evidence":[],"whoActs":"operators of the source, for its own log; then of the\
             integration","authority":"source","repair":"Explain or reverse."}}]}""";

    private static final String WINDOW = """
            {"from":"2026-03-01","to":"2026-03-06",""";

    static final String COMPLETENESS = WINDOW + """
            "knownAt":"2026-03-06T12:00:00Z","complete":true,"rules":[{"rule":"refunds","entity":"US","currency":"USD",\
            "items":11,"source":"291.75","erp":"241.50","variance":"50.25","breaks":"25.25","timing":"25.00",\
            "explained":"50.25","residual":"0.00","unexplained":0,"unexamined":0,"state":"complete"}],\
            "nothingCompared":["stock"]}""";

    static final String SIDES = WINDOW + """
            "items":[{"rule":"refunds","key":"refund:shopify-us:9005","entity":"US","currency":"USD",\
            "businessDate":"2026-03-04","source":"15.00","erp":"15.00","variance":"0.00",\
            "breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","class":"field-dropped",\
            "differences":[{"field":"reason","expected":"damaged","actual":"–"}],\
            "legs":[{"eventId":"1b9d6bcd-bbfd-8b2d-9b5d-ab8dfbbd4bed","role":"erp","source":"netsuite-us",\
            "says":"credit-memo posted","subject":"CM-5","amount":{"amount":"15.00","currency":"USD"},\
            "occurredAt":"2026-03-04T09:05:00Z","recordedAt":"2026-03-04T09:05:02Z"}]}]}""";

    static final String LAG = WINDOW + """
            "knownAt":"2026-03-06T12:00:00Z","hops":[{"rule":"refunds","entity":"US","from":"shopify-us",\
            "to":"netsuite-us","records":7,"medianSeconds":300,"p90Seconds":11400,"p99Seconds":11400}],\
            "delays":[{"rule":"refunds","entity":"US","currency":"USD","delayed":2,"due":10,"rate":"20.00"}]}""";

    static final String KPIS = WINDOW + """
            "asOf":"2026-03-06","knownAt":"2026-03-06T12:00:00Z","kpis":[{"kpi":"return-exceptions","entity":"US",\
            "currency":"USD","numerator":"7","denominator":"10","value":"70.00","unit":"%"},{"kpi":"unreconciled-rate",\
            "entity":"US","currency":"USD","numerator":"0","denominator":"0","value":"n/a","unit":"%"}]}""";

    static final String INVENTORY = WINDOW + """
            "knownAt":"2026-03-06T12:00:00Z","locations":[{"entity":"US","location":"A","currency":"USD","compared":1,\
            "expected":62,"absoluteVariance":2,"net":"24.00","absolute":"24.00"}],"items":[{"entity":"US","sku":"S1",\
            "location":"A","opening":100,"openingAt":"2026-03-01T00:00:00Z","received":0,"sold":-30,"returned":2,\
            "out":-10,"in":0,"adjusted":0,"expected":62,"stated":60,"statedAt":"2026-03-06T22:00:00Z","variance":2,\
            "currency":"USD","cost":"12.00","value":"24.00"}]}""";

    static final String TRANSIT = WINDOW + """
            "knownAt":"2026-03-06T12:00:00Z","items":[{"entity":"US","transfer":"transfer:wms-us:TR-1","sku":"S1",\
            "from":"A","to":"B","startedAt":"2026-03-01T12:00:00Z","out":10,"in":8,"accepted":0,"open":2,\
            "currency":"USD","cost":"12.00","value":"24.00"}]}""";

    static final String PAYOUT = """
            {"payout":"payout:stripe-us:po_1","entity":"US","currency":"USD","account":"acct-1","method":"automatic",\
            "status":"initiated","businessDate":"2026-03-06","stated":"245.50","kinds":[{"line":"charge","count":3,\
            "gross":"434.90","fee":"13.51","net":"421.39"},{"line":"refund","count":1,"gross":"-45.00","fee":"0.00",\
            "net":"-45.00"},{"line":"chargeback","count":1,"gross":"-80.00","fee":"15.00","net":"-95.00"},\
            {"line":"reserve-hold","count":1,"gross":"-43.49","fee":"0.00","net":"-43.49"},{"line":"reserve-release",\
            "count":1,"gross":"20.00","fee":"0.00","net":"20.00"}],"lines":{"line":"lines","count":7,"gross":"286.41",\
            "fee":"28.51","net":"257.90"},"residual":"-12.40","otherCurrency":0,"state":"incomplete",\
            "bank":{"lines":1,"banked":"245.50","expected":"245.50","residual":"0.00","state":"banked"},\
            "notAvailable":[{"part":"clearing","reason":"opening, movements and closing of the clearing account are the\
             ledger's: GET /v1/accounts/1200/balance"}]}""";

    private ReportExamples() {}
}
