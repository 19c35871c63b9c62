package io.tieout.ledger.rest;

/// Examples for the API description.
final class CrossReferenceExamples {

    static final String REQUEST = """
            {"validities":[{"canonical":"card","until":"2026-03-01T00:00:00Z"},
              {"canonical":"gift-card","from":"2026-03-01T00:00:00Z"}],
             "approval":{"by":"ben@acme","hash":"6c1e4b2a0d9f83c75e61b8a4f2d07c9e3b5a1f8d6e4c2b0a9f7d5e3c1b8a6f40"}}""";

    static final String ONE = """
            {"source":"pos-us","kind":"tender","code":"GC","validities":[{"canonical":"card","until":"2026-03-01T00:00:00Z"},
              {"canonical":"gift-card","from":"2026-03-01T00:00:00Z"}],"version":7,
             "savedAt":"2026-03-06T10:00:00Z","savedBy":"anna@acme","approvedBy":"ben@acme"}""";

    static final String PAGE = "{\"items\":[" + ONE + "]}";

    static final String CSV = """
            source,kind,code,canonical,from,until
            pos-us,tender,GC,card,,2026-03-01T00:00:00Z
            pos-us,tender,GC,gift-card,2026-03-01T00:00:00Z,
            wms-us,sku,0042-B,SKU-42,,
            """;

    static final String IMPORTED = "{\"codes\":2,\"changed\":2}";

    static final String REFUSED = """
            {"type":"https://tieout.io/problems/cross-reference-refused","title":"The cross-references must not be kept",
             "status":422,"detail":"It overlaps with what /lines/2 says.","errors":[{"pointer":"/lines/3/from",
              "message":"It overlaps with what /lines/2 says.","fix":"Let each end, with until, where the next begins."}]}""";

    static final String UNMAPPED = """
            {"items":[{"kind":"tender","source":"pos-us","code":"GC","events":12,"firstSeen":"2026-03-03T10:00:00Z",
              "lastSeen":"2026-03-06T17:12:09Z","open":[{"debits":{"amount":"0.00","currency":"USD"},
              "credits":{"amount":"412.50","currency":"USD"}}]}]}""";

    private CrossReferenceExamples() {}
}
