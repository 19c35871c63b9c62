package io.tieout.ledger.rest;

/// Example answers about stored value and suspense, from the worked case of a card whose load never reached the ERP.
final class StoredValueExamples {

    static final String SUSPENSE = """
            {"totals":[{"entity":"US","items":1,"debits":{"amount":"0.00","currency":"USD"},\
            "credits":{"amount":"50.00","currency":"USD"},"side":"credit","balance":{"amount":"50.00",\
            "currency":"USD"}}],"items":[{"code":"tender:voucher-x","source":"stripe-us",\
            "type":"tieout.payment.captured.v1","subject":"P1","eventId":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11",\
            "correlationId":"3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f",\
            "subKey":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11","entity":"US","side":"credit",\
            "amount":{"amount":"50.00","currency":"USD"},"businessDate":"2026-03-03","ageDays":3}],\
            "next":"MTJhYg"}""";

    static final String CARD = """
            {"id":"card_77","source":"cards-us","state":"activated","validation":"validated",\
            "totals":[{"entity":"US","balance":{"amount":"30.00","currency":"USD"}}],"balances":[{"entity":"US",\
            "origin":"sold","account":"2200","balance":{"amount":"0.00","currency":"USD"}},{"entity":"US",\
            "origin":"return-credit","account":"2230","balance":{"amount":"30.00","currency":"USD"}}],\
            "stated":{"balance":{"amount":"30.00","currency":"USD"},"at":"2026-03-05T10:00:00Z",\
            "type":"tieout.gift-card.moved.v1","eventId":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11"},\
            "lastMovement":{"kind":"redeemed","origin":"return-credit","amount":{"amount":"15.00",\
            "currency":"USD"},"at":"2026-03-05T10:00:00Z","source":"cards-us","subject":"gct_4",\
            "eventId":"1b0ce5f2-6a5d-8d3e-9a57-0f6f3b9a7c11"},"unbackedRedemptions":0,\
            "asOf":"2026-03-06T08:00:00Z"}""";

    static final String BY_ORIGIN = """
            {"from":"2026-03-01","to":"2026-03-31","books":[{"entity":"US","currency":"USD",\
            "origins":[{"origin":"sold","account":"2200","memo":false,"opening":{"amount":"80.00",\
            "currency":"USD"},"issued":{"amount":"150.00","currency":"USD"},"redeemed":{"amount":"-75.00",\
            "currency":"USD"},"redemptionReversed":{"amount":"0.00","currency":"USD"},\
            "loadVoided":{"amount":"0.00","currency":"USD"},"expired":{"amount":"0.00","currency":"USD"},\
            "escheated":{"amount":"0.00","currency":"USD"},"adjusted":{"amount":"0.00","currency":"USD"},\
            "closing":{"amount":"155.00","currency":"USD"},"unbackedRedemptions":0,"negativeCards":0}],\
            "liability":{"opening":{"amount":"80.00","currency":"USD"},"issued":{"amount":"150.00",\
            "currency":"USD"},"redeemed":{"amount":"-75.00","currency":"USD"},\
            "redemptionReversed":{"amount":"0.00","currency":"USD"},"loadVoided":{"amount":"0.00",\
            "currency":"USD"},"expired":{"amount":"0.00","currency":"USD"},"escheated":{"amount":"0.00",\
            "currency":"USD"},"adjusted":{"amount":"0.00","currency":"USD"},"closing":{"amount":"155.00",\
            "currency":"USD"}},"breakageRecognised":{"amount":"0.00","currency":"USD"},\
            "netLiability":{"amount":"155.00","currency":"USD"}}]}""";

    static final String BY_CARD = """
            {"from":"2026-03-01","to":"2026-03-31","cards":[{"card":"card_77","entity":"US",\
            "origin":"return-credit","account":"2230","opening":{"amount":"0.00","currency":"USD"},\
            "issued":{"amount":"45.00","currency":"USD"},"redeemed":{"amount":"-15.00","currency":"USD"},\
            "redemptionReversed":{"amount":"0.00","currency":"USD"},"loadVoided":{"amount":"0.00",\
            "currency":"USD"},"expired":{"amount":"0.00","currency":"USD"},"escheated":{"amount":"0.00",\
            "currency":"USD"},"adjusted":{"amount":"0.00","currency":"USD"},"closing":{"amount":"30.00",\
            "currency":"USD"},"unbackedRedemptions":0}],"next":"MTJhYg"}""";

    private StoredValueExamples() {}
}
