package io.tieout.recon.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.codec.Json;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Break.Detail;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Stage;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a break's own page shows beyond its published state, as JSON in the table.
final class DetailJson {

    private DetailJson() {}

    static String write(Detail detail) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("exposureMinor", detail.exposure().minor())
                .put("currency", detail.exposure().currency().getCurrencyCode())
                .put("customerHarmed", detail.customerHarmed());
        texts(node.putArray("members"), detail.members());
        texts(node.putArray("names"), detail.names());
        texts(node.putArray("legs"), detail.legs().stream().map(UUID::toString).toList());
        Symptom symptom = detail.symptom();
        if (!symptom.isNone()) {
            node.putObject("symptom")
                    .put("hop", symptom.hop().code())
                    .put("connector", symptom.connector())
                    .put("failing", symptom.failing());
        }
        trail(node, detail.trail());
        candidates(node.putArray("candidates"), detail.candidates());
        return node.toString();
    }

    static Detail read(String json) {
        try {
            JsonNode node = Json.MAPPER.readTree(json);
            return new Detail(
                    Money.of(
                            node.path("exposureMinor").longValue(),
                            node.path("currency").asText()),
                    node.path("customerHarmed").booleanValue(),
                    texts(node.path("members")),
                    texts(node.path("names")),
                    candidates(node.path("candidates")),
                    texts(node.path("legs")).stream().map(UUID::fromString).toList(),
                    symptom(node.path("symptom")),
                    trail(node.path("trail")));
        } catch (IOException malformed) {
            throw new UncheckedIOException("detail of a break", malformed);
        }
    }

    static String writeCandidates(List<Candidate> all) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        candidates(array, all);
        return array.toString();
    }

    static List<Candidate> readCandidates(String json) {
        try {
            return candidates(Json.MAPPER.readTree(json));
        } catch (IOException malformed) {
            throw new UncheckedIOException("suggestions of a pair", malformed);
        }
    }

    private static void candidates(ArrayNode array, List<Candidate> all) {
        for (Candidate candidate : all) {
            ObjectNode each = array.addObject()
                    .put("reference", candidate.reference())
                    .put("amount", candidate.amount())
                    .put("date", candidate.date());
            texts(each.putArray("failed"), candidate.failed());
            if (candidate.score() != null) {
                each.put("score", candidate.score());
            }
        }
    }

    private static List<Candidate> candidates(JsonNode array) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode each : array) {
            candidates.add(new Candidate(
                    each.path("reference").asText(),
                    each.path("amount").asText(),
                    each.path("date").asText(),
                    texts(each.path("failed")),
                    each.has("score") ? each.path("score").intValue() : null));
        }
        return candidates;
    }

    /// Breaks that were written before symptoms were kept have none until they change.
    private static Symptom symptom(JsonNode node) {
        return Coded.find(HandoffStep.class, node.path("hop").asText())
                .map(hop -> new Symptom(
                        hop,
                        node.path("connector").asText(),
                        node.path("failing").asText()))
                .orElse(Symptom.NONE);
    }

    private static void trail(ObjectNode detail, Trail trail) {
        if (trail.equals(Trail.NONE)) {
            return;
        }
        ObjectNode node = detail.putObject("trail");
        texts(node.putArray("keys"), trail.keys());
        if (trail.occurredAt() != null) {
            node.put("occurredAt", trail.occurredAt().toString());
        }
        node.put("stage", trail.stage().code()).put("parked", trail.isParked());
    }

    static Trail readTrail(@Nullable String json) {
        try {
            return json == null ? Trail.NONE : trail(Json.MAPPER.readTree(json));
        } catch (IOException malformed) {
            throw new UncheckedIOException("trail of a break", malformed);
        }
    }

    /// Breaks that were written before trails were kept have none until they change.
    private static Trail trail(JsonNode node) {
        String occurredAt = node.path("occurredAt").asText();
        return node.isMissingNode()
                ? Trail.NONE
                : new Trail(
                        texts(node.path("keys")),
                        occurredAt.isEmpty() ? null : Instant.parse(occurredAt),
                        Coded.of(Stage.class, node.path("stage").asText()),
                        node.path("parked").booleanValue());
    }

    private static void texts(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
