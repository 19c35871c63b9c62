package io.tieout.recon.rest;

/// Example answers of the API description about rules.
final class RuleExamples {

    private static final String OF_RULE = """
            {"id":"payout-lines","version":1,"unit":"reference","legsMax":5000,"sha256":\
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","cases":["a payout is the sum of its\
             lines","a hidden movement is the residual"]""";

    static final String RULES = "{\"items\":[" + OF_RULE + "}]}";

    static final String RULE = OF_RULE + ",\"text\":\"rule: payout-lines\\nversion: 1\\n\"}";

    static final String DRAFT = """
            rule: payout-lines
            version: 2
            reference: payout
            class: payout-residual
            """;

    static final String REGISTRY = """
            {"version":1,"asOf":"2026-03-06","items":[{"domain":"refunds","field":"amount","system":"processor",\
            "from":"2000-01-01"}]}""";

    static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://tieout.io/schemas/rule.json",\
            "title":"A reconciliation rule of Tieout","type":"object","anyOf":[{"required":["sides"]},\
            {"required":["records"]}]}""";

    static final String TRIAL = """
            {"draft":"payout-lines/2","inForce":"payout-lines/1","at":"2026-03-06T12:00:00Z","looked":2000,"units":412,\
            "before":{"breaks":[{"class":"payout-residual","count":1,"delta":{"amount":"-12.40","currency":"USD"}}],\
            "items":[{"count":412,"timing":{"amount":"0.00","currency":"USD"}}]},"after":{"breaks":[],"items":[{"count":\
            412,"timing":{"amount":"-12.40","currency":"USD"}}]},"changed":1,"changes":[{"ruleKey":\
            "payout:stripe-us:po_1","ordinal":0,"effect":"closes","before":{"class":"payout-residual","delta":{"amount":\
            "-12.40","currency":"USD"},"handoffStep":"handoff good","cause":"external","authority":"processor",\
            "healed":false}}],"complete":true}""";

    private RuleExamples() {}
}
