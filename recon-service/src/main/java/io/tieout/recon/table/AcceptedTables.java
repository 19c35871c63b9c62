package io.tieout.recon.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What stays as it is in a checkpoint: who accepted it, what rules settled, and whether it is little
/// enough.
final class AcceptedTables {

    private AcceptedTables() {}

    static List<Table> of(JsonNode content) {
        List<Table> tables = new ArrayList<>();
        tables.add(accepted(content.path("accepted")));
        tables.add(byRule("Auto-settled", content.path("settled")));
        if (content.has("settledByLedger")) {
            tables.add(byLedger(content.path("settledByLedger")));
            tables.add(total(content.path("settledByLedger")));
        }
        tables.add(byRule("Repeating residues", content.path("repeating")));
        tables.add(unadjusted(content.path("unadjusted")));
        return tables;
    }

    private static Table accepted(JsonNode accepted) {
        Table.Rows rows =
                Table.of("Accepted", "Rule", "Class", "About", "Amount", "Reason", "Proposed by", "Approved by", "At");
        for (JsonNode each : accepted.path("first")) {
            rows.row()
                    .text(each.path("rule").asText())
                    .text(each.path("class").asText())
                    .text(each.path("ruleKey").asText())
                    .decimal(each.path("amount").asText())
                    .text(each.path("reason").asText())
                    .text(each.path("by").asText())
                    .text(each.path("approvedBy").asText())
                    .text(each.path("at").asText())
                    .end();
        }
        return rows.table();
    }

    private static Table byLedger(JsonNode settled) {
        Table.Rows rows = Table.of(
                "Settled by the ledger",
                "Account",
                "Key",
                "Booked to",
                "Date",
                "Amount",
                "Currency",
                "Settlement",
                "At");
        for (JsonNode each : settled.path("first")) {
            rows.row()
                    .text(each.path("account").asText())
                    .text(each.path("subKey").asText())
                    .text(each.path("bookedTo").asText())
                    .text(each.path("businessDate").asText())
                    .decimal(each.path("amount").asText())
                    .text(each.path("currency").asText())
                    .text(each.path("settlementId").asText())
                    .text(each.path("bookedAt").asText())
                    .end();
        }
        return rows.table();
    }

    private static Table total(JsonNode settled) {
        Table.Rows rows = Table.of("Settled by the ledger, total", "Residues", "Net", "Absolute", "Balance tie");
        rows.row()
                .number(settled.path("count").longValue())
                .decimal(settled.path("net").asText())
                .decimal(settled.path("absolute").asText())
                .decimal(settled.path("balanceTie").asText(null))
                .end();
        return rows.table();
    }

    private static Table byRule(String title, JsonNode rules) {
        Table.Rows rows = Table.of(title, "Rule", "Breaks", "Net", "Absolute");
        for (JsonNode each : rules) {
            rows.row()
                    .text(each.path("rule").asText())
                    .number(each.path("count").longValue())
                    .decimal(each.path("net").asText())
                    .decimal(each.path("absolute").asText())
                    .end();
        }
        return rows.table();
    }

    private static Table unadjusted(JsonNode unadjusted) {
        Table.Rows rows =
                Table.of("Unadjusted", "Breaks", "Net", "Absolute", "Gross sales", "Limit", "Close tolerance", "State");
        rows.row()
                .number(unadjusted.path("count").longValue())
                .decimal(unadjusted.path("net").asText())
                .decimal(unadjusted.path("absolute").asText())
                .decimal(unadjusted.path("grossSales").asText(null))
                .decimal(unadjusted.path("limit").asText())
                .decimal(unadjusted.path("tolerance").asText(null))
                .text(unadjusted.path("within").booleanValue() ? "within" : "over")
                .end();
        return rows.table();
    }
}
