package io.tieout.alert.rest;

/// What the API description shows; a test reads each of them back.
final class Examples {

    static final String RULE = """
            {"id":"5b0e6f0a-3c0b-4a8e-9a43-0d6c3f6f2b11","name":"refund-amount","measure":"absolute-amount",
             "severity":"P2","threshold":{"amounts":[{"amount":"100.00","currency":"USD"}]},
             "scope":{"rules":["refunds"],"classes":[],"entities":["US"],"currencies":[]},"incidents":"apart","channels":[],"enabled":true,
             "version":0,"createdAt":"2026-03-03T09:00:00Z","changedAt":"2026-03-03T09:00:00Z"}""";

    static final String CHANNEL = """
            {"id":"0c2d9f43-0a1b-4c55-8a57-6f4f4a1a7c01","name":"finance-webhook","kind":"webhook",
             "url":"https://hooks.example.com/tieout","enabled":true,"version":0,
             "createdAt":"2026-03-03T09:00:00Z","changedAt":"2026-03-03T09:00:00Z"}""";

    static final String DELIVERY = """
            {"id":"9f0c7c51-77d8-4f8e-8b3a-3df3fb7f3a10","webhookId":"msg_3c1a5c0e-5d0f-8a11-9a33-4f8c2b7d9e02","alertId":"7fd1b433-9323-82c0-990c-17fafb4347d2",
             "notice":"opened","channelId":"0c2d9f43-0a1b-4c55-8a57-6f4f4a1a7c01","channel":"finance-webhook",
             "channelKind":"webhook","status":"delivered","attempts":2,"responseCode":204,
             "createdAt":"2026-03-06T10:15:00Z","finishedAt":"2026-03-06T10:15:11Z",
             "attemptLog":[
              {"attempt":1,"startedAt":"2026-03-06T10:15:05Z","finishedAt":"2026-03-06T10:15:06Z","outcome":"refused",
               "responseCode":503,"reason":"answered 503"},
              {"attempt":2,"startedAt":"2026-03-06T10:15:10Z","finishedAt":"2026-03-06T10:15:11Z","outcome":"accepted",
               "responseCode":204}]}""";

    static final String BREAK_BEHIND = """
            {"breakId":"6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11","version":1,"ruleKey":"refund:shopify-us:9002",
             "class":"missing","status":"open","severity":"P4","delta":{"amount":"35.50","currency":"USD"},
             "absolute":{"amount":"35.50","currency":"USD"},"firstDetectedAt":"2026-03-03T10:15:00Z",
             "correlationId":"caf772cb-7ecc-8fbb-a2a8-29773104de0a"}""";

    private Examples() {}
}
