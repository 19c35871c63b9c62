package io.tieout.recon.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.rule.KeyPart;
import io.tieout.recon.domain.rule.PostedBy;
import io.tieout.recon.domain.rule.SurvivingField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// The JSON Schema (draft 2020-12) of rule files of every kind, for editors and for checks before a file is sent.
///
/// It has the shape of the files; what only the engine knows, such as which fields an event has, is said when a file is
/// read. What it refuses, the engine refuses. The words are filled in from those that the engine knows.
public final class RuleSchema {

    public static final String MEDIA_TYPE = "application/schema+json";

    private static final String RESOURCE = "/rules/rule.schema.json";

    private static final Map<String, Coded[]> WORDS = Map.ofEntries(
            Map.entry("event", EventType.values()),
            Map.entry("role", SourceRole.values()),
            Map.entry("break-class", BreakClass.values()),
            Map.entry("step", HandoffStep.values()),
            Map.entry("reference-type", ReferenceType.values()),
            Map.entry("tender", Tender.values()),
            Map.entry("basis", RefundBasis.values()),
            Map.entry("key-part", KeyPart.values()),
            Map.entry("surviving-field", SurvivingField.values()),
            Map.entry("posted-by", PostedBy.values()),
            Map.entry("cause", Cause.values()),
            Map.entry("settlement-kind", SettlementKind.values()));

    private RuleSchema() {}

    /// The schema as JSON.
    public static String text() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = Objects.requireNonNull(RuleSchema.class.getResourceAsStream(RESOURCE))) {
            JsonNode schema = json.readTree(in);
            WORDS.forEach((name, words) -> {
                ArrayNode codes = ((ObjectNode) schema.at("/$defs/" + name)).putArray("enum");
                Arrays.stream(words).map(Coded::code).forEach(codes::add);
            });
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
