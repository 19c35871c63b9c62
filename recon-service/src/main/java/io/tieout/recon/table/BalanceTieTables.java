package io.tieout.recon.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.TieBalances;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.BalanceTie.Account;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import io.tieout.recon.table.Table.Note;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Balances of the ledger beside those of the ERP, as a report and as a section of a checkpoint.
public final class BalanceTieTables {

    private static final String TIED = "tied";
    private static final String NOT_TIED = "not tied";

    private BalanceTieTables() {}

    public static List<Table> of(Rules rules, TieBalances.Query query, List<BalanceTie> ties) {
        List<Note> notes = List.of(
                new Note("As of", query.asOf().toString()),
                new Note("Known at", rules.instant().toString()),
                new Note(
                        "Amounts",
                        "Of controls from the side on which their balance stands; of accounts debits less credits"));
        return List.of(
                controls(ties).with(notes),
                items(ties).with(notes),
                accounts(ties).with(notes));
    }

    private static Table controls(List<BalanceTie> ties) {
        Table.Rows rows = Table.of(
                "Balance tie",
                "Entity",
                "Currency",
                "Control",
                "Ledger accounts",
                "ERP accounts",
                "Ledger",
                "ERP",
                "Stated",
                "Difference",
                "Explained",
                "Residual",
                "State",
                "Against");
        for (BalanceTie tie : ties) {
            for (Control each : tie.controls()) {
                boolean isShown = each.isComparable();
                rows.row()
                        .text(tie.entity())
                        .text(tie.currency().getCurrencyCode())
                        .text(each.name())
                        .text(String.join(" ", each.ledgerAccounts()))
                        .text(String.join(" ", each.erpAccounts()))
                        .amount(each.ledger())
                        .amount(isShown && each.against() == Against.ERP ? each.erp() : null)
                        .amount(each.stated())
                        .amount(isShown ? each.difference() : null)
                        .amount(isShown ? each.difference().minus(each.residual()) : null)
                        .amount(isShown ? each.residual() : null)
                        .text(stateOf(each))
                        .text(each.against().code())
                        .end();
            }
        }
        return rows.table();
    }

    private static String stateOf(Control control) {
        if (control.notComparable() != null) {
            return "not comparable: " + control.notComparable();
        }
        return control.isTied() ? TIED : NOT_TIED;
    }

    private static Table items(List<BalanceTie> ties) {
        Table.Rows rows = Table.of(
                "Reconciling items",
                "Entity",
                "Currency",
                "Control",
                "Reason",
                "Records",
                "Net",
                "Absolute",
                "If approved");
        for (BalanceTie tie : ties) {
            for (Control control : tie.controls()) {
                for (Item each : control.items()) {
                    rows.row()
                            .text(tie.entity())
                            .text(tie.currency().getCurrencyCode())
                            .text(control.name())
                            .text(each.reason())
                            .number(each.records())
                            .amount(each.net())
                            .amount(each.absolute())
                            .amount(each.ifApproved())
                            .end();
                }
            }
        }
        return rows.table();
    }

    private static Table accounts(List<BalanceTie> ties) {
        Table.Rows rows = Table.of(
                "Accounts", "Entity", "Currency", "Account", "Debits", "Credits", "Ledger", "ERP documents", "Control");
        for (BalanceTie tie : ties) {
            for (Account each : tie.accounts()) {
                rows.row()
                        .text(tie.entity())
                        .text(tie.currency().getCurrencyCode())
                        .text(each.ledger().account())
                        .amount(each.ledger().debit())
                        .amount(each.ledger().credit())
                        .amount(each.ledger().net())
                        .amount(each.erp())
                        .text(each.control())
                        .end();
            }
        }
        return rows.table();
    }

    /// The section of a frozen checkpoint.
    static List<Table> ofContent(JsonNode content) {
        JsonNode tie = content.path("balanceTie");
        Table.Rows controls = Table.of(
                "Balance tie",
                "Control",
                "Ledger accounts",
                "ERP accounts",
                "Ledger",
                "ERP",
                "Stated",
                "Difference",
                "Residual",
                "State",
                "Against");
        Table.Rows items =
                Table.of("Reconciling items", "Control", "Reason", "Records", "Net", "Absolute", "If approved");
        for (JsonNode each : tie.path("controls")) {
            controls.row()
                    .text(each.path("control").asText())
                    .text(joined(each.path("ledgerAccounts")))
                    .text(joined(each.path("erpAccounts")))
                    .decimal(text(each, "ledger"))
                    .decimal(text(each, "erp"))
                    .decimal(text(each, "stated"))
                    .decimal(text(each, "difference"))
                    .decimal(text(each, "residual"))
                    .text(stateOf(each))
                    .text(text(each, "against"))
                    .end();
            for (JsonNode item : each.path("items")) {
                items.row()
                        .text(each.path("control").asText())
                        .text(item.path("reason").asText())
                        .number(item.path("records").longValue())
                        .decimal(item.path("net").asText())
                        .decimal(item.path("absolute").asText())
                        .decimal(text(item, "ifApproved"))
                        .end();
            }
        }
        return List.of(controls.table(), items.table(), accounts(tie));
    }

    private static Table accounts(JsonNode tie) {
        Table.Rows rows = Table.of("Accounts", "Account", "Debits", "Credits", "Ledger", "ERP documents", "Control");
        for (JsonNode each : tie.path("accounts")) {
            rows.row()
                    .text(each.path("account").asText())
                    .decimal(text(each, "debit"))
                    .decimal(text(each, "credit"))
                    .decimal(text(each, "balance"))
                    .decimal(text(each, "erp"))
                    .text(text(each, "control"))
                    .end();
        }
        return rows.table();
    }

    private static String stateOf(JsonNode control) {
        if (control.has("notComparable")) {
            return "not comparable: " + control.path("notComparable").asText();
        }
        return control.path("tied").booleanValue() ? TIED : NOT_TIED;
    }

    private static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(each -> all.add(each.asText()));
        return String.join(" ", all);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.get(name).asText() : null;
    }
}
