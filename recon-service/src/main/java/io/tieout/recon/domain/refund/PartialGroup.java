package io.tieout.recon.domain.refund;

import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.evidence.Document;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Several refunds of one order that the ERP does not hold all, or not with their amounts: one break for all of them.
///
/// @param partials all refunds of the order in time order
/// @param affected those whose difference the break explains, with documents that name the order and no refund
record PartialGroup(Reference order, Currency currency, List<Assessment> partials, List<Assessment> affected) {

    /// Classes that say more about one refund than its group does.
    private static final Set<BreakClass> STRONGER =
            EnumSet.of(BreakClass.CONFLICT, BreakClass.DUPLICATE_POSTING, BreakClass.WRONG_REFERENCE);

    static List<PartialGroup> of(List<Assessment> assessments) {
        Map<String, List<Assessment>> byOrder = new TreeMap<>();
        for (Assessment assessment : assessments) {
            Reference order = assessment.refund().order();
            if (order != null && isPartialOrLoose(assessment)) {
                String key = order + " " + assessment.refund().currency().getCurrencyCode();
                byOrder.computeIfAbsent(key, _ -> new ArrayList<>()).add(assessment);
            }
        }
        List<PartialGroup> groups = new ArrayList<>();
        byOrder.values().forEach(members -> addIfBroken(groups, members));
        return groups;
    }

    private static boolean isPartialOrLoose(Assessment assessment) {
        Refund refund = assessment.refund();
        return (refund.isOwed() && refund.hasDocument()) || isLoose(assessment);
    }

    /// A document that names the order and no refund that anybody knows.
    private static boolean isLoose(Assessment assessment) {
        return assessment.refund().issued() == null
                && assessment.refund().processed().isEmpty()
                && !assessment.posted().isEmpty();
    }

    private static void addIfBroken(List<PartialGroup> groups, List<Assessment> members) {
        List<Assessment> partials =
                members.stream().filter(member -> !isLoose(member)).toList();
        List<Assessment> loose = members.stream().filter(PartialGroup::isLoose).toList();
        List<Assessment> affected = new ArrayList<>(partials.stream()
                .filter(partial -> partial.isMissingOnTarget() || partial.differsAtTarget())
                .filter(partial -> hasNone(partial, STRONGER))
                .toList());
        Reference order = members.getFirst().refund().order();
        if (partials.size() < 2 || affected.isEmpty() || order == null) {
            return;
        }
        affected.addAll(loose);
        groups.add(new PartialGroup(order, partials.getFirst().refund().currency(), partials, affected));
    }

    private static boolean hasNone(Assessment assessment, Set<BreakClass> classes) {
        return assessment.holds().stream().noneMatch(classes::contains);
    }

    private static boolean exists(Assessment partial) {
        return partial.refund().documents().stream().anyMatch(Document::stands);
    }

    /// The currency's ISO number is the ordinal, so that a second currency of the order changes no id.
    FindingKey key() {
        return new FindingKey(order.toString(), currency.getNumericCode());
    }

    BreakClass breakClass() {
        Assessment first = partials.getFirst();
        boolean exactlyFirst = exists(first)
                && !affected.contains(first)
                && partials.stream().skip(1).noneMatch(PartialGroup::exists)
                && affected.stream().noneMatch(PartialGroup::isLoose);
        return exactlyFirst ? BreakClass.FIRST_PARTIAL_ONLY : BreakClass.PARTIALS_NOT_SUMMING;
    }

    /// The refunds and documents that are looked at together.
    List<Assessment> members() {
        List<Assessment> members = new ArrayList<>(partials);
        affected.stream().filter(PartialGroup::isLoose).forEach(members::add);
        return members;
    }
}
