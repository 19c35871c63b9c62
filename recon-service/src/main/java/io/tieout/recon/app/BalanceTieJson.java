package io.tieout.recon.app;

import io.tieout.event.Money;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.BalanceTie.Account;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The section of a checkpoint about balances, as [CheckpointJson] writes the others.
final class BalanceTieJson {

    private BalanceTieJson() {}

    static Map<String, Object> tree(BalanceTie tie) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put(
                "controls", tie.controls().stream().map(BalanceTieJson::control).toList());
        tree.put(
                "accounts", tie.accounts().stream().map(BalanceTieJson::account).toList());
        return tree;
    }

    private static Map<String, Object> control(Control control) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("control", control.name());
        tree.put("against", control.against().code());
        tree.put("ledgerAccounts", control.ledgerAccounts());
        tree.put("erpAccounts", control.erpAccounts());
        tree.put("ledger", control.ledger().decimal());
        put(tree, "stated", control.stated());
        if (control.notComparable() != null) {
            tree.put("notComparable", control.notComparable());
            return tree;
        }
        if (control.against() == Against.ERP) {
            tree.put("erp", control.erp().decimal());
        }
        tree.put("difference", control.difference().decimal());
        tree.put("items", control.items().stream().map(BalanceTieJson::item).toList());
        tree.put("residual", control.residual().decimal());
        put(tree, "untold", control.untold());
        tree.put("tied", control.isTied());
        return tree;
    }

    private static Map<String, Object> item(Item item) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("reason", item.reason());
        tree.put("records", item.records());
        tree.put("net", item.net().decimal());
        tree.put("absolute", item.absolute().decimal());
        put(tree, "ifApproved", item.ifApproved());
        return tree;
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("account", account.ledger().account());
        tree.put("debit", account.ledger().debit().decimal());
        tree.put("credit", account.ledger().credit().decimal());
        tree.put("balance", account.ledger().net().decimal());
        put(tree, "erp", account.erp());
        if (account.control() != null) {
            tree.put("control", account.control());
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Money amount) {
        if (amount != null) {
            tree.put(name, amount.decimal());
        }
    }
}
