package io.tieout.simulator.score;

import io.tieout.event.Money;
import io.tieout.simulator.score.Findings.Settlement;
import io.tieout.simulator.score.TruthLine.Injection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was settled without a person. Only residues of fees and exchange may be, up to a few cents each; whatever
/// else is settled hides something that went wrong, or moves money where nothing is wrong.
///
/// @param settled of what may be settled, what was, by its amount
/// @param wrong of the settlements that can be judged, those that hide something or settle nothing
record Settling(Share settled, Share wrong, List<Settlement> wrongSettlements) {

    private static final String RESIDUE = "fee-or-fx";

    /// Minor units: section 9 of the domain guide allows 0.05 an item.
    private static final long RESIDUE_MINOR_MAX = 5;

    static Settling of(List<Settlement> settlements, Truth truth) {
        Map<String, List<Injection>> injections = new HashMap<>();
        truth.expected()
                .forEach(each -> keys(each.concern())
                        .forEach(key -> injections
                                .computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(each)));
        Set<String> aside = new HashSet<>();
        truth.aside().forEach(each -> aside.addAll(keys(each.concern())));
        Set<Injection> settled = new HashSet<>();
        List<Settlement> wrongSettlements = new ArrayList<>();
        Share wrong = Share.NONE;
        for (Settlement settlement : settlements) {
            List<Injection> about = injections.getOrDefault(settlement.about(), List.of());
            if (about.isEmpty() && aside.contains(settlement.about())) {
                continue;
            }
            boolean isRight = !about.isEmpty() && about.stream().allMatch(each -> maySettle(each, settlement.amount()));
            wrong = wrong.with(!isRight);
            if (isRight) {
                settled.addAll(about);
            } else {
                wrongSettlements.add(settlement);
            }
        }
        long residues = truth.expected().stream().filter(Settling::isResidue).count();
        return new Settling(new Share(Math.min(settled.size(), residues), residues), wrong, wrongSettlements);
    }

    private static List<String> keys(Concern concern) {
        List<String> keys = new ArrayList<>(List.of(concern.about()));
        if (concern.document() != null && !concern.document().equals(concern.about())) {
            keys.add(concern.document());
        }
        String order = concern.orderOfRefund();
        if (order != null) {
            keys.add(order);
        }
        return keys;
    }

    private static boolean isResidue(Injection injection) {
        return injection.diagnosis().breakClass().equals(RESIDUE)
                && injection.delta().magnitude().minor() <= RESIDUE_MINOR_MAX;
    }

    private static boolean maySettle(Injection injection, Money amount) {
        return isResidue(injection) && injection.delta().magnitude().equals(amount.magnitude());
    }
}
