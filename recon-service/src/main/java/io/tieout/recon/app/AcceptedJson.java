package io.tieout.recon.app;

import io.tieout.event.Money;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.checkpoint.Accepted;
import io.tieout.recon.domain.checkpoint.Accepted.Settled;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.BookedResidues;
import io.tieout.recon.domain.checkpoint.BookedResidues.Residue;
import io.tieout.recon.domain.checkpoint.Tally;
import io.tieout.recon.domain.checkpoint.Unadjusted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stays as it is, in the canonical form of a checkpoint's content.
final class AcceptedJson {

    private AcceptedJson() {}

    /// @param all what people accepted and what rules settled
    static Map<String, Object> accepted(Accepted accepted, Tally all) {
        Map<String, Object> tree = CheckpointJson.tally(all);
        tree.put("sha256", accepted.sha256());
        tree.put("byPeople", accepted.people());
        tree.put("decidersOfLarge", accepted.deciders());
        tree.put("first", accepted.first().stream().map(AcceptedJson::item).toList());
        return tree;
    }

    private static Map<String, Object> item(BreakState state) {
        Acceptance acceptance = Objects.requireNonNull(state.accepted(), "an accepted break says by whom");
        Map<String, Object> tree = new TreeMap<>();
        tree.put("breakId", state.breakId().toString());
        tree.put("rule", state.rule());
        tree.put("ruleKey", state.ruleKey());
        tree.put("class", state.breakClass().code());
        tree.put("amount", acceptance.amount().decimal());
        tree.put("reason", acceptance.reason());
        tree.put("by", acceptance.by());
        tree.put("approvedBy", String.valueOf(acceptance.approvedBy()));
        tree.put("at", acceptance.at().toString());
        tree.put("contentSha256", acceptance.contentSha256());
        return tree;
    }

    static List<Map<String, Object>> byRule(List<Settled> settled) {
        return settled.stream()
                .map(each -> {
                    Map<String, Object> tree = CheckpointJson.tally(each.tally());
                    tree.put("rule", each.rule());
                    return tree;
                })
                .toList();
    }

    /// @param tie null where the ledger told nothing of its accounts
    static Map<String, Object> byLedger(BookedResidues booked, @Nullable BalanceTie tie) {
        Map<String, Object> tree = CheckpointJson.tally(booked.tally());
        tree.put("first", booked.first().stream().map(AcceptedJson::residue).toList());
        if (tie != null) {
            tree.put("balanceTie", booked.tied(tie).decimal());
        }
        return tree;
    }

    private static Map<String, Object> residue(Residue residue) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("settlementId", residue.settlementId().toString());
        tree.put("account", residue.account());
        tree.put("subKey", residue.subKey());
        tree.put("bookedTo", residue.bookedTo());
        tree.put("amount", residue.amount().decimal());
        tree.put("currency", residue.amount().currency().getCurrencyCode());
        tree.put("businessDate", residue.businessDate().toString());
        tree.put("bookedAt", residue.bookedAt().toString());
        return tree;
    }

    static Map<String, Object> unadjusted(Unadjusted unadjusted) {
        Map<String, Object> tree = CheckpointJson.tally(unadjusted.tally());
        tree.put("limit", unadjusted.limit().decimal());
        tree.put("within", unadjusted.isWithin());
        put(tree, "grossSales", unadjusted.grossSales());
        put(tree, "tolerance", unadjusted.tolerance());
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Money amount) {
        if (amount != null) {
            tree.put(name, amount.decimal());
        }
    }
}
