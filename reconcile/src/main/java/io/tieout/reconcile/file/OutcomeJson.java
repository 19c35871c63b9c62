package io.tieout.reconcile.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.reconcile.domain.Candidate;
import io.tieout.reconcile.domain.Difference;
import io.tieout.reconcile.domain.Item;
import io.tieout.reconcile.domain.Match;
import io.tieout.reconcile.domain.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The outcome for programs. Amounts are texts in major units; the same files give the same bytes.
public final class OutcomeJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Outcome outcome;

    private OutcomeJson(Outcome outcome) {
        this.outcome = outcome;
    }

    /// Everything, as a document, written piece by piece: there may be hundreds of thousands of matches.
    public static void write(Outcome outcome, Writer out) {
        try (JsonGenerator json = new JsonMapper()
                .createGenerator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> each : summary(outcome).properties()) {
                json.writeFieldName(each.getKey());
                json.writeTree(each.getValue());
            }
            array(json, "differences", differences(outcome));
            array(json, "matches", matches(outcome));
            json.writeEndObject();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the result cannot be written", unwritable);
        }
    }

    private static void array(JsonGenerator json, String name, Stream<ObjectNode> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (Iterator<ObjectNode> each = items.iterator(); each.hasNext(); ) {
            json.writeTree(each.next());
        }
        json.writeEndArray();
    }

    /// What was compared, the totals and the proof.
    public static ObjectNode summary(Outcome outcome) {
        return new OutcomeJson(outcome).summary();
    }

    public static Stream<ObjectNode> differences(Outcome outcome) {
        OutcomeJson json = new OutcomeJson(outcome);
        return outcome.result().differences().stream().map(json::difference);
    }

    public static Stream<ObjectNode> matches(Outcome outcome) {
        OutcomeJson json = new OutcomeJson(outcome);
        return outcome.result().matches().stream().map(json::match);
    }

    private ObjectNode summary() {
        ObjectNode node = NODES.objectNode();
        node.put("ties", outcome.result().ties());
        node.put("complete", outcome.result().isComplete());
        node.set("a", file(outcome.a()));
        node.set("b", file(outcome.b()));
        node.put("tolerance", outcome.tolerance());
        node.put("days", outcome.days());
        ArrayNode columns = node.putArray("columns");
        outcome.proposals()
                .forEach(proposal -> columns.addObject()
                        .put("role", proposal.role())
                        .put("a", proposal.a())
                        .put("b", proposal.b())
                        .put("chosen", proposal.isChosen())
                        .put("reason", proposal.reason()));
        ArrayNode sections = node.putArray("sections");
        outcome.result().sections().forEach(section -> sections.add(section(section)));
        ArrayNode notes = node.putArray("notes");
        outcome.notes().forEach(notes::add);
        return node;
    }

    private static ObjectNode file(Outcome.FileName file) {
        return NODES.objectNode().put("file", file.name()).put("rows", file.rows());
    }

    private ObjectNode section(Section section) {
        return NODES.objectNode()
                .put("currency", section.currency())
                .put("aRows", section.aRows())
                .put("aTotal", outcome.decimal(section.aMinor()))
                .put("bRows", section.bRows())
                .put("bTotal", outcome.decimal(section.bMinor()))
                .put("difference", outcome.decimal(section.differenceMinor()))
                .put("matches", section.matches())
                .put("accepted", outcome.decimal(section.acceptedMinor()))
                .put("differences", section.differences())
                .put("explained", outcome.decimal(section.explainedMinor()))
                .put("absolute", outcome.decimal(section.absoluteMinor()))
                .put("residual", outcome.decimal(section.residualMinor()))
                .put("proof", section.residualMinor() == 0 ? "complete" : "incomplete");
    }

    private ObjectNode difference(Difference difference) {
        ObjectNode node = NODES.objectNode()
                .put("class", difference.breakClass().code())
                .put("severity", difference.breakClass().severity().code())
                .put("key", difference.key())
                .put("currency", difference.currency())
                .put("aAmount", outcome.decimal(Item.sum(difference.a())))
                .put("bAmount", outcome.decimal(Item.sum(difference.b())))
                .put("delta", outcome.decimal(difference.deltaMinor()))
                .put("explanation", difference.sentence())
                .put("rule", difference.breakClass().rule())
                .put("repair", difference.breakClass().repair());
        node.set("aRows", rows(difference.a()));
        node.set("bRows", rows(difference.b()));
        ArrayNode candidates = node.putArray("candidates");
        difference.candidates().forEach(candidate -> candidates.add(candidate(candidate)));
        return node;
    }

    private ObjectNode candidate(Candidate candidate) {
        ObjectNode node = NODES.objectNode()
                .put("amount", outcome.decimal(Item.sum(candidate.items())))
                .put("score", candidate.score())
                .put("failed", candidate.failed());
        node.set("rows", rows(candidate.items()));
        return node;
    }

    private ObjectNode match(Match match) {
        ObjectNode node = NODES.objectNode()
                .put("stage", match.stage().code())
                .put("score", match.score())
                .put("key", match.a().getFirst().key())
                .put("currency", match.a().getFirst().currency())
                .put("aAmount", outcome.decimal(Item.sum(match.a())))
                .put("bAmount", outcome.decimal(Item.sum(match.b())))
                .put("accepted", outcome.decimal(match.acceptedMinor()));
        node.set("aRows", rows(match.a()));
        node.set("bRows", rows(match.b()));
        return node;
    }

    private ArrayNode rows(List<Item> items) {
        ArrayNode rows = NODES.arrayNode();
        for (Item item : items) {
            ObjectNode row = rows.addObject()
                    .put("side", item.side().code())
                    .put("line", item.line())
                    .put("key", item.key())
                    .put("amount", outcome.decimal(item.minor()));
            if (item.date() != null) {
                row.put("date", item.date().toString());
            }
        }
        return rows;
    }
}
