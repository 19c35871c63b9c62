package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes items and findings of all legs of one transaction. The same set of legs and instant give the same fold,
/// whatever the order in which they came and however often.
public final class RefundFold {

    private final List<Assessment> assessments;
    private final Findings findings;
    /// By the very assessments: to hash one by value walks over everything that every side said.
    private final IdentityHashMap<Assessment, FindingKey> groupOf = new IdentityHashMap<>();
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();

    private RefundFold(RefundRule rule, List<Leg> legs, Instant now) {
        this.assessments = Ties.of(rule, Leg.inOrder(legs)).stream()
                .map(refund -> Assessment.of(rule, refund, now))
                .toList();
        this.findings = new Findings(rule, assessments);
    }

    public static Fold of(RefundRule rule, List<Leg> legs, Instant now) {
        RefundFold fold = new RefundFold(rule, legs, now);
        for (PartialGroup group : PartialGroup.of(fold.assessments)) {
            group.affected().forEach(member -> fold.groupOf.put(member, group.key()));
            fold.found.add(fold.findings.of(group));
        }
        fold.assessments.forEach(fold::add);
        return new Fold(fold.items, fold.found, fold.nextDueAt());
    }

    private void add(Assessment assessment) {
        FindingKey group = groupOf.get(assessment);
        Finding own = group == null ? findings.of(assessment) : null;
        if (own != null) {
            found.add(own);
        }
        FindingKey explanation = own == null ? group : own.key();
        // What the ERP posts with the store-day is no row of its own unless something is wrong with it.
        if (explanation != null || assessment.refund().hasDocument()) {
            items.add(item(assessment, explanation, group != null));
        }
        foreignSums(assessment).forEach((code, sum) -> {
            Finding finding = findings.ofForeign(assessment, sum);
            found.add(finding);
            items.add(foreignItem(assessment, sum, finding.key()));
        });
    }

    private static MatchItem item(Assessment assessment, @Nullable FindingKey finding, boolean grouped) {
        Refund refund = assessment.refund();
        Money none = Money.zero(refund.currency());
        Money timing = grouped ? none : assessment.timing();
        boolean isOwedToErp = refund.issued() != null
                && refund.hasDocument()
                && !refund.issued().isCancelled();
        return new MatchItem(
                refund.key().toString(),
                refund.envelope().entity(),
                refund.status(),
                refund.order(),
                refund.businessDate(),
                isOwedToErp ? 1 : 0,
                refund.toPost(),
                assessment.posted().size(),
                assessment.target(),
                finding == null ? none : assessment.variance().minus(timing),
                timing,
                finding);
    }

    private static MatchItem foreignItem(Assessment assessment, Money sum, FindingKey finding) {
        Refund refund = assessment.refund();
        Money none = Money.zero(sum.currency());
        return new MatchItem(
                refund.key().toString(),
                refund.envelope().entity(),
                refund.status(),
                refund.order(),
                refund.businessDate(),
                0,
                none,
                (int) assessment.foreign().stream()
                        .filter(document -> document.amount().currency().equals(sum.currency()))
                        .count(),
                sum,
                sum.negated(),
                none,
                finding);
    }

    private static Map<String, Money> foreignSums(Assessment assessment) {
        Map<String, Money> sums = new TreeMap<>();
        for (Document document : assessment.foreign()) {
            Currency currency = document.amount().currency();
            sums.merge(currency.getCurrencyCode(), document.amount(), Money::plus);
        }
        return sums;
    }

    private @Nullable Instant nextDueAt() {
        return assessments.stream()
                .map(Assessment::nextDueAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
