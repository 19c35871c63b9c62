package io.tieout.ingest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.Json;
import io.tieout.ingest.app.IngestProblem;
import io.tieout.ingest.app.SourceForm;
import io.tieout.kit.problem.CommonProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The body of a registration: read, or answered as a problem.
final class SourceBody {

    private SourceBody() {}

    static SourceForm.Filled read(String tenant, byte @Nullable [] body, @Nullable String id, boolean needsSecret) {
        return switch (SourceForm.read(tenant, json(body), id, needsSecret)) {
            case SourceForm.Filled form -> form;
            case SourceForm.Faulty(var violations) ->
                throw IngestProblem.BAD_SOURCE.because(
                        violations.getFirst().pointer() + " "
                                + violations.getFirst().message() + ".",
                        Answers.errors(violations));
        };
    }

    private static JsonNode json(byte @Nullable [] body) {
        try {
            return Json.read(body == null ? new byte[0] : body);
        } catch (IOException malformed) {
            throw CommonProblem.MALFORMED_JSON.at("", "The body is not JSON.", "Send the source as one JSON object.");
        }
    }
}
