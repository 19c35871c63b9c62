package io.tieout.recon.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The bridge of a checkpoint, from what was open before it to what is open and what differs.
final class BridgeTable {

    private BridgeTable() {}

    /// @param rules those that have lines of their own below that of all
    static Table of(JsonNode content, List<JsonNode> rules) {
        Table.Rows rows = Table.of("Bridge", "Rule", "Line", "Breaks", "Net", "Absolute");
        bridge(rows, "All rules", content.path("bridge"));
        rules.forEach(rule -> bridge(rows, rule.path("rule").asText(), rule.path("bridge")));
        return rows.table();
    }

    private static void bridge(Table.Rows rows, String rule, JsonNode bridge) {
        tally(rows, rule, "Opening", bridge.path("opening"));
        tally(rows, rule, "+ opened", bridge.path("opened"));
        tally(rows, rule, "- resolved", bridge.path("resolved"));
        if (bridge.has("accepted")) {
            tally(rows, rule, "- accepted", bridge.path("accepted"));
        }
        tally(rows, rule, "= breaks", bridge.path("breaks"));
        if (bridge.has("unadjusted")) {
            tally(rows, rule, "+ unadjusted", bridge.path("unadjusted"));
        }
        amount(rows, rule, "+ timing", bridge.path("timing"));
        amount(rows, rule, "= variance", bridge.path("variance"));
        amount(rows, rule, "Residual", bridge.path("residual"));
    }

    private static void tally(Table.Rows rows, String rule, String line, JsonNode tally) {
        rows.row()
                .text(rule)
                .text(line)
                .number(tally.path("count").longValue())
                .decimal(tally.path("net").asText())
                .decimal(tally.path("absolute").asText())
                .end();
    }

    private static void amount(Table.Rows rows, String rule, String line, JsonNode amount) {
        rows.row()
                .text(rule)
                .text(line)
                .text(null)
                .decimal(amount.asText())
                .text(null)
                .end();
    }
}
