package io.tieout.simulator.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads the truth and what was found, and says how well they agree.
public final class Scoring {

    /// @param text for people
    /// @param json for programs
    public record Result(String text, ObjectNode json) {}

    private Scoring() {}

    /// What the running suite has found for its tenant.
    ///
    /// @throws IllegalArgumentException naming the line of the truth that cannot be read
    public static Result ofSuite(Path truth, Suite suite) throws IOException {
        try (Client client = new Client()) {
            return result(truth, breaks(suite, client));
        }
    }

    /// What any system has found, in a file of breaks as `GET /v1/breaks` shows them, one to a line.
    public static Result ofFile(Path truth, Path found) throws IOException {
        return result(truth, lines(found).stream().map(Found::of).toList());
    }

    private static Result result(Path truth, List<Found> found) throws IOException {
        ScoreReport report = new ScoreReport(
                new Score(lines(truth).stream().map(Expected::of).toList(), found));
        return new Result(report.text(), report.json());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines.filter(line -> !line.isBlank()).map(Json::read).toList();
        }
    }

    private static List<Found> breaks(Suite suite, Client client) {
        List<Found> found = new ArrayList<>();
        String page = "/v1/breaks?pageSize=500";
        while (!page.isEmpty()) {
            JsonNode answer = client.get(suite.recon(), page, suite.viewerToken());
            answer.path("items").forEach(item -> found.add(Found.of(item)));
            String next = answer.path("next").asText("");
            page = next.isEmpty() ? "" : "/v1/breaks?pageSize=500&cursor=" + URLEncoder.encode(next, UTF_8);
        }
        return found;
    }
}
