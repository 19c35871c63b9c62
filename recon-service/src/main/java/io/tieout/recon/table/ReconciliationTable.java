package io.tieout.recon.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What a comparison of two files found, as a table. Amounts are as the comparison wrote them.
public final class ReconciliationTable {

    private ReconciliationTable() {}

    public static Table differences(List<JsonNode> items) {
        Table.Rows table = Table.of(
                "Differences",
                "Class",
                "Severity",
                "Key",
                "Currency",
                "a",
                "b",
                "a less b",
                "Explanation",
                "Repair",
                "Lines of a",
                "Lines of b",
                "Candidates");
        for (JsonNode item : items) {
            table.row()
                    .text(item.path("class").asText())
                    .text(item.path("severity").asText())
                    .text(item.path("key").asText())
                    .text(item.path("currency").asText())
                    .decimal(item.path("aAmount").asText())
                    .decimal(item.path("bAmount").asText())
                    .decimal(item.path("delta").asText())
                    .text(item.path("explanation").asText())
                    .text(item.path("repair").asText())
                    .text(lines(item.path("aRows")))
                    .text(lines(item.path("bRows")))
                    .number(item.path("candidates").size())
                    .end();
        }
        return table.table();
    }

    public static Table matches(List<JsonNode> items) {
        Table.Rows table = Table.of(
                "Matches", "Stage", "Score", "Key", "Currency", "a", "b", "Accepted", "Lines of a", "Lines of b");
        for (JsonNode item : items) {
            table.row()
                    .text(item.path("stage").asText())
                    .number(item.path("score").asLong())
                    .text(item.path("key").asText())
                    .text(item.path("currency").asText())
                    .decimal(item.path("aAmount").asText())
                    .decimal(item.path("bAmount").asText())
                    .decimal(item.path("accepted").asText())
                    .text(lines(item.path("aRows")))
                    .text(lines(item.path("bRows")))
                    .end();
        }
        return table.table();
    }

    private static String lines(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.path("line").asText()));
        return String.join(" ", lines);
    }
}
