package io.tieout.bench;

import io.tieout.bench.TableFill.Filled;
import io.tieout.bench.stack.BenchStack;
import java.util.List;
import java.util.Map;

/// What the ledger recorded of one tenant, to be copied. Payloads and headers stay empty: nothing looks for them.
final class LedgerFill {

    /// Ids ascend from one and stay far below it, so those of copies are below zero and no two are the same.
    private static final String SPAN = "k * 1000000000000";

    private static final List<Filled> TABLES = List.of(
            Filled.all(
                    "event",
                    Map.of(
                            "id", "id - " + SPAN,
                            "event_id", "gen_random_uuid()",
                            "transaction", "transaction - " + SPAN,
                            "subject", "subject || '-' || k",
                            "headers", "NULL",
                            "payload", "''::bytea")),
            Filled.all("event_key", Map.of("event_id", "gen_random_uuid()", "event", "event - " + SPAN)),
            Filled.all("entry", Map.of("event", "event - " + SPAN)),
            Filled.all("line", Map.of("event", "event - " + SPAN, "sub_key", "sub_key || '-' || k")),
            Filled.all("balance_delta", Map.of("sub_key", "sub_key || '-' || k")),
            Filled.all("transaction", Map.of("id", "id - " + SPAN, "correlation_id", "gen_random_uuid()")),
            Filled.all(
                    "joining_reference", Map.of("value", "value || '-' || k", "transaction", "transaction - " + SPAN)));

    private LedgerFill() {}

    static TableFill of(BenchStack stack, String tenant) {
        return new TableFill(stack, "ledger", tenant, TABLES);
    }
}
