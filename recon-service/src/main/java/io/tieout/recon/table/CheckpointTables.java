package io.tieout.recon.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is frozen in a checkpoint, a table for each section. It is read from the content that was signed, so the files
/// say what the hash is of.
public final class CheckpointTables {

    private static final JsonMapper CONTENT = JsonMapper.builder().build();

    private CheckpointTables() {}

    /// The name of a file of it, without its ending.
    public static String name(Checkpoint checkpoint) {
        return "checkpoint-" + checkpoint.window().entity() + "-"
                + checkpoint.window().currency() + "-"
                + checkpoint.window().to();
    }

    public static List<Table> of(Checkpoint checkpoint) {
        List<Table> all = new ArrayList<>();
        all.add(head(checkpoint, gaps(checkpoint)));
        all.addAll(sections(content(checkpoint), _ -> true));
        return all;
    }

    /// Why it is incomplete; empty when it is complete.
    public static List<String> gaps(Checkpoint checkpoint) {
        List<String> gaps = new ArrayList<>();
        content(checkpoint).path("gaps").forEach(gap -> gaps.add(gap.asText()));
        return gaps;
    }

    /// What keeps it from being signed though it is complete.
    public static List<String> hindrances(Checkpoint checkpoint) {
        List<String> hindrances = new ArrayList<>();
        content(checkpoint).path("hindrances").forEach(each -> hindrances.add(each.asText()));
        return hindrances;
    }

    /// What its content has, without what is known of the checkpoint itself and without rules that compared nothing and
    /// hold nothing.
    public static List<Table> brief(Checkpoint checkpoint) {
        return sections(content(checkpoint), CheckpointTables::isOfAnything);
    }

    private static List<Table> sections(JsonNode content, Predicate<JsonNode> isShown) {
        List<JsonNode> rules = new ArrayList<>();
        content.path("rules").forEach(rules::add);
        List<JsonNode> shown = rules.stream().filter(isShown).toList();
        List<Table> sections = new ArrayList<>();
        if (content.has("feeds")) {
            sections.add(feeds(content));
            sections.add(controlTotals(content));
        }
        sections.addAll(List.of(threeColumn(shown), BridgeTable.of(content, shown), open(content)));
        unsealed(content.path("unsealed")).ifPresent(sections::add);
        if (content.has("unadjusted")) {
            sections.addAll(AcceptedTables.of(content));
        }
        if (content.has("manual")) {
            sections.add(manual(content.path("manual")));
            manual(content.path("manual"), "byPerson", "person", "Person").ifPresent(sections::add);
            manual(content.path("manual"), "byAccount", "account", "Account").ifPresent(sections::add);
        }
        if (content.has("balanceTie")) {
            sections.addAll(BalanceTieTables.ofContent(content));
        }
        sections.addAll(List.of(rules(content), missing(content)));
        return sections;
    }

    private static boolean isOfAnything(JsonNode rule) {
        JsonNode bridge = rule.path("bridge");
        return Stream.of("total", "carried")
                        .map(rule::path)
                        .anyMatch(line -> line.path("sourceCount").longValue() > 0
                                || line.path("erpCount").longValue() > 0)
                || Stream.of("opening", "opened", "resolved", "accepted", "breaks", "unadjusted")
                        .anyMatch(part -> bridge.path(part).path("count").longValue() > 0)
                || !rule.path("complete").booleanValue();
    }

    private static Table head(Checkpoint checkpoint, List<String> gaps) {
        Table.Rows rows = Table.of("Checkpoint", "Part", "Value");
        notes(checkpoint)
                .forEach(note -> rows.row().text(note.name()).text(note.value()).end());
        gaps.forEach(gap -> rows.row().text("Gap").text(gap).end());
        hindrances(checkpoint)
                .forEach(each -> rows.row().text("Hindrance").text(each).end());
        return rows.table();
    }

    private static List<Table.Note> notes(Checkpoint checkpoint) {
        List<Table.Note> head = new ArrayList<>(List.of(
                new Table.Note("Entity", checkpoint.window().entity()),
                new Table.Note("Currency", checkpoint.window().currency().getCurrencyCode()),
                new Table.Note("From", checkpoint.window().from().toString()),
                new Table.Note("To and as of", checkpoint.window().to().toString()),
                new Table.Note("State", checkpoint.content().isComplete() ? "complete" : "incomplete"),
                new Table.Note("Frozen at", checkpoint.createdAt().toString()),
                new Table.Note("Frozen by", checkpoint.createdBy()),
                new Table.Note("SHA-256 of the content", checkpoint.content().sha256())));
        checkpoint
                .signatures()
                .forEach(each ->
                        head.add(new Table.Note("Signed as " + each.as().code(), each.subject() + " at " + each.at())));
        return head;
    }

    private static JsonNode content(Checkpoint checkpoint) {
        try {
            return CONTENT.readTree(checkpoint.content().json());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was frozen is no JSON", broken);
        }
    }

    private static Table feeds(JsonNode content) {
        Table.Rows rows = Table.of("Feeds", "Source", "Feed", "Expected", "Received", "Missing");
        for (JsonNode feed : content.path("feeds")) {
            rows.row()
                    .text(feed.path("source").asText())
                    .text(feed.path("feed").asText())
                    .number(feed.path("expected").longValue())
                    .number(feed.path("received").longValue())
                    .number(feed.path("missing").longValue())
                    .end();
        }
        return rows.table();
    }

    private static Table controlTotals(JsonNode content) {
        Table.Rows rows = Table.of("Control totals", "Source", "Role", "Event", "Events", "Amount");
        for (JsonNode total : content.path("controlTotals")) {
            rows.row()
                    .text(total.path("source").asText())
                    .text(total.path("role").asText())
                    .text(total.path("type").asText())
                    .number(total.path("events").longValue())
                    .decimal(total.path("amount").asText())
                    .end();
        }
        return rows.table();
    }

    private static Table threeColumn(List<JsonNode> rules) {
        Table.Rows rows = Table.of(
                "Three-column",
                "Rule",
                "Status",
                "Src #",
                "Source",
                "ERP #",
                "ERP",
                "Net variance",
                "= breaks",
                "+ timing",
                "Abs. breaks");
        for (JsonNode rule : rules) {
            String name = rule.path("rule").asText();
            rule.path("rows").forEach(line -> line(rows, name, line.path("key").asText(), line));
            line(rows, name, "Total", rule.path("total"));
            line(rows, name, "Carried from before", rule.path("carried"));
        }
        return rows.table();
    }

    private static void line(Table.Rows rows, String rule, String key, JsonNode line) {
        rows.row()
                .text(rule)
                .text(key)
                .number(line.path("sourceCount").longValue())
                .decimal(line.path("source").asText())
                .number(line.path("erpCount").longValue())
                .decimal(line.path("erp").asText())
                .decimal(line.path("netVariance").asText())
                .decimal(line.path("breaks").asText())
                .decimal(line.path("timing").asText())
                .decimal(line.path("absoluteBreaks").asText())
                .end();
    }

    private static Table open(JsonNode content) {
        Table.Rows rows = Table.of("Open breaks", "Severity", "Class", "Age in days", "Breaks", "Net", "Absolute");
        for (JsonNode group : content.path("openBreaks").path("groups")) {
            rows.row()
                    .text(group.path("severity").asText())
                    .text(group.path("class").asText())
                    .text(group.path("ageBucket").asText())
                    .number(group.path("count").longValue())
                    .decimal(group.path("net").asText())
                    .decimal(group.path("absolute").asText())
                    .end();
        }
        return rows.table();
    }

    /// Empty where everything is sealed, and of checkpoints of before format 7.
    private static Optional<Table> unsealed(JsonNode unsealed) {
        if (unsealed.path("first").isEmpty()) {
            return Optional.empty();
        }
        Table.Rows rows = Table.of("Not sealed", "Record", "Business date");
        for (JsonNode day : unsealed.path("first")) {
            rows.row()
                    .text(day.path("record").asText())
                    .text(day.path("businessDate").asText())
                    .end();
        }
        return Optional.of(rows.table());
    }

    private static Table manual(JsonNode manual) {
        Table.Rows rows = Table.of("Written by people in the ERP", "Documents", "Amount");
        rows.row()
                .number(manual.path("documents").longValue())
                .decimal(manual.path("amount").asText())
                .end();
        return rows.table();
    }

    /// Empty where nobody wrote anything, and of checkpoints of before format 5.
    private static Optional<Table> manual(JsonNode manual, String field, String by, String heading) {
        if (manual.path(field).isEmpty()) {
            return Optional.empty();
        }
        Table.Rows rows = Table.of("Written in the ERP by " + by, heading, "Documents", "Amount");
        for (JsonNode part : manual.path(field)) {
            rows.row()
                    .text(part.path("name").asText())
                    .number(part.path("documents").longValue())
                    .decimal(part.path("amount").asText())
                    .end();
        }
        return Optional.of(rows.table());
    }

    private static Table rules(JsonNode content) {
        Table.Rows rows = Table.of("Rules", "Rule", "State", "SHA-256");
        for (JsonNode rule : content.path("rules")) {
            rows.row()
                    .text(rule.path("rule").asText())
                    .text(rule.path("complete").booleanValue() ? "complete" : "incomplete")
                    .text(rule.path("sha256").asText())
                    .end();
        }
        return rows.table();
    }

    private static Table missing(JsonNode content) {
        Table.Rows rows = Table.of("Not available", "Part", "Why");
        content.path("notAvailable")
                .forEach(part -> rows.row()
                        .text(part.path("part").asText())
                        .text(part.path("reason").asText())
                        .end());
        return rows.table();
    }
}
