package io.tieout.alert.it;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tieout.test.Tokens;
import java.util.List;
import java.util.Map;

/// The HTTP interface as one tenant uses it.
record Api(String tenant) {

    Response get(String path) {
        return given().auth().oauth2(Tokens.viewer(tenant)).get(path);
    }

    Response post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.operator(tenant))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    Response put(String path, String body) {
        return given().auth()
                .oauth2(Tokens.operator(tenant))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path);
    }

    Response delete(String path) {
        return given().auth().oauth2(Tokens.operator(tenant)).delete(path);
    }

    /// All alerts, newest first.
    List<Map<String, Object>> alerts() {
        return get("/v1/alerts?pageSize=500").then().statusCode(200).extract().path("items");
    }

    List<Map<String, Object>> deliveries() {
        return get("/v1/deliveries?pageSize=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /// Adds a webhook channel; returns its signing secret.
    String webhook(String url) {
        return post("/v1/channels", "{\"name\":\"hook\",\"kind\":\"webhook\",\"url\":\"" + url + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    void mailbox(String recipient) {
        post("/v1/channels", "{\"name\":\"mail\",\"kind\":\"email\",\"recipients\":[\"" + recipient + "\"]}")
                .then()
                .statusCode(201);
    }
}
