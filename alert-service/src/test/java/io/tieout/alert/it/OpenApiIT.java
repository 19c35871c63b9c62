package io.tieout.alert.it;

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
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `/q/openapi` promises.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
class OpenApiIT {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode description() throws JsonProcessingException {
        return MAPPER.readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void describesEveryOperationAndHowItFails() throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                names.add(name);
                assertThat(operation.getValue().path("summary").asText())
                        .as(name)
                        .isNotBlank();
                assertThat(operation.getValue().path("security")).as(name).isNotEmpty();
                assertThat(operation.getValue().path("responses").has("401"))
                        .as(name)
                        .isTrue();
            }
        }
        assertThat(names).hasSize(16);
    }

    /// The other schemas are parts of these or pages of them.
    @Test
    void showsAnExampleWithNothingButWhatTheSchemaHas() throws JsonProcessingException {
        JsonNode schemas = description().path("components").path("schemas");
        for (String name : List.of("Alert", "AlertRule", "BreakBehind", "Channel", "Delivery")) {
            JsonNode example = schemas.path(name).path("examples").path(0);
            assertThat(example.isObject()).as(name).isTrue();
            assertThat(schemas.path(name).path("properties").properties().stream()
                            .map(Map.Entry::getKey))
                    .as(name)
                    .containsAll(
                            example.properties().stream().map(Map.Entry::getKey).toList());
        }
    }
}
