package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.StackResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The API description says of every operation what it is for, how an answer looks and what can go wrong.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class OpenApiIT {

    @Test
    void describesEveryOperation() throws IOException {
        JsonNode description = JsonMapper.builder()
                .build()
                .readTree(given().accept("application/json").get("/q/openapi").asString());
        List<String> described = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith("/v1")) {
                        String name = operation.getKey() + " " + path.getKey();
                        described.add(name);
                        requireDescribed(name, operation.getValue());
                    }
                }));
        assertThat(described)
                .containsExactlyInAnyOrder(
                        "get /v1/events",
                        "get /v1/events/{eventId}",
                        "get /v1/transactions",
                        "get /v1/transactions/{correlationId}",
                        "post /v1/transactions/{correlationId}:split",
                        "get /v1/lookup",
                        "get /v1/entries",
                        "get /v1/accounts/{code}/balance",
                        "get /v1/accounts/{code}/sub-keys",
                        "get /v1/gift-cards/{id}",
                        "get /v1/reports/stored-value-roll-forward",
                        "get /v1/suspense",
                        "get /v1/same-facts",
                        "get /v1/unmapped",
                        "get /v1/cross-references",
                        "post /v1/cross-references:import",
                        "get /v1/cross-references/{source}/{kind}/{code}",
                        "put /v1/cross-references/{source}/{kind}/{code}",
                        "get /v1/trial-balance",
                        "get /v1/posting-policies",
                        "post /v1/posting-policies",
                        "get /v1/posting-policies/{id}",
                        "post /v1/posting-policies/{id}:activate",
                        "post /v1/posting-policies/{id}:retire",
                        "post /v1/posting-policies/{id}:dryRun",
                        "get /v1/periods",
                        "get /v1/settlements",
                        "post /v1/settlements/{settlementId}:reverse",
                        "get /v1/periods/{entity}/{period}",
                        "get /v1/periods/{entity}/{period}/accruals",
                        "get /v1/periods/{entity}/{period}/late",
                        "post /v1/periods/{entity}/{period}:softClose",
                        "post /v1/periods/{entity}/{period}:close",
                        "post /v1/periods/{entity}/{period}:reopen",
                        "post /v1/periods/{entity}/{period}:decide",
                        "post /v1/corrections",
                        "get /v1/corrections/{correctionId}",
                        "post /v1/approvals",
                        "get /v1/revisions",
                        "get /v1/revisions/{revisionId}",
                        "post /v1/revisions/{revisionId}:approve",
                        "post /v1/revisions/{revisionId}:refuse");
    }

    private static void requireDescribed(String name, JsonNode operation) {
        assertThat(operation.path("summary").asText()).as(name).isNotBlank();
        assertThat(operation.path("operationId").asText()).as(name).isNotBlank();
        JsonNode answer =
                operation.path("responses").path("200").path("content").path("application/json");
        assertThat(answer.path("schema").isMissingNode()).as(name).isFalse();
        assertThat(answer.path("examples").properties())
                .as(name)
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(example.getValue().path("value").isObject())
                                .as("%s: an example is JSON: %s", name, example)
                                .isTrue());
        assertThat(operation.path("responses").has("401")).as(name).isTrue();
        assertThat(operation.path("responses").has("403")).as(name).isTrue();
        assertThat(operation.path("security").size()).as(name).isPositive();
        operation
                .path("parameters")
                .forEach(parameter -> assertThat(parameter.path("description").asText())
                        .as(name + " " + parameter.path("name").asText())
                        .isNotBlank());
    }
}
