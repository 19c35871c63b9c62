package io.tieout.bench;

import io.tieout.bench.TableFill.Filled;
import io.tieout.bench.stack.BenchStack;
import java.util.List;
import java.util.Map;

/// What recon found about one tenant, to be copied: of each story the refund and its entry in the ERP, which are what a
/// match ties, their transaction, the item and its break. What the legs said is left out: nobody folds them again.
final class ReconFill {

    /// The state is what the API lists and pages by.
    private static final Map<String, String> BREAK = Map.of(
            "break_id", of("break_id"),
            "transaction_id", of("transaction_id"),
            "state", "jsonb_set(state, '{breakId}', to_jsonb(" + of("break_id") + "))");

    private static final List<Filled> TABLES = List.of(
            Filled.all(
                    "match_item",
                    Map.of(
                            "rule_key",
                            "rule_key || '-' || k",
                            "transaction_id",
                            of("transaction_id"),
                            "order_value",
                            "order_value || '-' || k",
                            "break_id",
                            of("break_id"))),
            new Filled(
                    "recon_transaction",
                    "root_id = transaction_id AND reference IS NULL",
                    Map.of(
                            "transaction_id",
                            of("transaction_id"),
                            "root_id",
                            of("transaction_id"),
                            "next_due_at",
                            "NULL::timestamptz")),
            new Filled(
                    "leg",
                    "(headers LIKE '%tieout.refund.issued.v1%' OR headers LIKE '%tieout.erp-entry.posted.v1%')",
                    Map.of(
                            "event_id",
                            of("event_id"),
                            "transaction_id",
                            of("transaction_id"),
                            "headers",
                            "''",
                            "payload",
                            "''::bytea")),
            Filled.all("break", BREAK),
            Filled.all("break_version", Map.of("break_id", of("break_id"))));

    private ReconFill() {}

    static TableFill of(BenchStack stack, String tenant) {
        return new TableFill(stack, "recon", tenant, TABLES);
    }

    /// The same id of a copy in every table.
    private static String of(String id) {
        return "md5(" + id + "::text || k)::uuid";
    }
}
