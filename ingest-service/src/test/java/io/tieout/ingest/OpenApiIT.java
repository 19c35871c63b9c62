package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.StackResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The description that platforms generate their clients from.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OpenApiIT {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode description() throws JsonProcessingException {
        return MAPPER.readTree(given().get("/q/openapi?format=json").asString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void describesEveryPathOfTheService() throws JsonProcessingException {
        assertThat(names(description().path("paths")))
                .containsExactlyInAnyOrder(
                        "/v1/events",
                        "/v1/webhooks/{sourceId}",
                        "/v1/sources",
                        "/v1/sources/{id}",
                        "/v1/sources/{id}/api-key",
                        "/v1/receipts/{id}",
                        "/v1/rejections",
                        "/v1/dead-letters",
                        "/v1/dead-letters/{id}");
    }

    @Test
    void everyOperationSaysWhatItDoesAndHowItFails() throws JsonProcessingException {
        for (var path : description().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                JsonNode said = operation.getValue();
                assertThat(said.path("summary").asText()).as(name).isNotEmpty();
                assertThat(said.path("description").asText()).as(name).isNotEmpty();
                assertThat(names(said.path("responses")))
                        .as(name)
                        .contains("401")
                        .anyMatch(code -> code.startsWith("2"));
            }
        }
    }

    @Test
    void intakeIsOpenedByAKeyAndWebhooksByTheirSignature() throws JsonProcessingException {
        JsonNode paths = description().path("paths");

        assertThat(paths.path("/v1/events").path("post").path("security").toString())
                .isEqualTo("[{\"apiKey\":[]}]");
        assertThat(paths.path("/v1/webhooks/{sourceId}").path("post").path("security"))
                .isEmpty();
        assertThat(paths.path("/v1/receipts/{id}").path("get").path("security").toString())
                .contains("bearer");
        assertThat(names(description().path("components").path("securitySchemes")))
                .containsExactlyInAnyOrder("apiKey", "bearer");
    }

    @Test
    void theExamplesAreWhatTheServiceTakes() throws JsonProcessingException {
        JsonNode content = description()
                .path("paths")
                .path("/v1/events")
                .path("post")
                .path("requestBody")
                .path("content");
        String key = new Platform().erp();
        String event = content.path("application/cloudevents+json")
                .at("/examples/credit memo/value")
                .toString();
        String batch = content.path("application/cloudevents-batch+json")
                .at("/examples/batch/value")
                .toString();

        Platform.postEvents(key, "application/cloudevents+json", event).then().statusCode(202);
        Platform.postEvents(key, "application/cloudevents-batch+json", batch)
                .then()
                .statusCode(207);
    }
}
