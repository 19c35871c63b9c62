package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.ValidatableResponse;
import io.tieout.ledger.app.Sha256;
import io.tieout.test.Tokens;

/// A retailer's people who say what codes mean: one of finance, and an approver.
record Codes(String tenant) {

    /// @param validities as JSON, keys sorted and without white space
    void means(String source, String kind, String code, String validities) {
        approved(source, kind, code, validities).statusCode(200);
    }

    ValidatableResponse approved(String source, String kind, String code, String validities) {
        String hash = Sha256.hex("{\"code\":\"" + code + "\",\"kind\":\"" + kind + "\",\"source\":\"" + source
                + "\",\"validities\":" + validities + "}");
        approve(hash);
        return put(source, kind, code, validities, "approver@" + tenant, hash);
    }

    void approve(String hash) {
        given().auth()
                .oauth2(Tokens.approver(tenant))
                .contentType("application/json")
                .body("{\"hash\":\"" + hash + "\"}")
                .post("/v1/approvals")
                .then()
                .statusCode(200);
    }

    ValidatableResponse put(String source, String kind, String code, String validities, String approver, String hash) {
        return given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body("{\"validities\":" + validities + ",\"approval\":{\"by\":\"" + approver + "\",\"hash\":\"" + hash
                        + "\"}}")
                .put("/v1/cross-references/" + source + "/" + kind + "/" + code)
                .then();
    }

    ValidatableResponse imported(String csv) {
        approve(Sha256.hex(csv));
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("text/csv")
                .body(csv.getBytes(UTF_8))
                .post("/v1/cross-references:import?approvedBy=approver@" + tenant)
                .then();
    }
}
