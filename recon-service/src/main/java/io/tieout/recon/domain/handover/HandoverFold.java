package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Tie;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.evidence.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes items and findings of all legs of one transaction, for one rule.
final class HandoverFold {

    private final List<Judgement> judgements;
    private final Findings findings;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();

    private HandoverFold(HandoverRule rule, List<Leg> legs, Instant now) {
        this.judgements = Tying.of(rule, legs).stream()
                .map(record -> Judgement.of(rule, record, now))
                .toList();
        this.findings = new Findings(judgements);
    }

    static Fold of(HandoverRule rule, List<Leg> legs, Instant now) {
        HandoverFold fold = new HandoverFold(rule, legs, now);
        fold.judgements.forEach(fold::add);
        return new Fold(
                fold.items,
                fold.found,
                fold.judgements.stream()
                        .map(Judgement::nextDueAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    static List<Tied> tied(HandoverRule rule, List<Leg> legs) {
        List<Tied> tied = new ArrayList<>();
        for (Handed record : Tying.of(rule, legs)) {
            List<Tie> ties = record.documents().stream()
                    .filter(document -> record.isTold() && document.isPosted())
                    .map(document ->
                            Tie.of(document.key(), document.leg(), document.event(), record.leading(), record.by()))
                    .toList();
            if (!ties.isEmpty()) {
                tied.add(new Tied(record.key(), List.of(record.reference().toString()), ties));
            }
        }
        return tied;
    }

    private void add(Judgement judgement) {
        @Nullable Finding own = findings.of(judgement);
        if (own != null) {
            found.add(own);
        }
        Money timing = judgement.timing();
        Money none = Money.zero(judgement.source().currency());
        items.add(item(
                judgement,
                judgement.record().isTold() ? 1 : 0,
                judgement.source(),
                judgement.posted(),
                own == null ? none : judgement.variance().minus(timing),
                timing,
                own == null ? null : own.key()));
        foreignOnes(judgement).forEach((code, documents) -> {
            Money sum =
                    documents.stream().map(Document::amount).reduce(Money::plus).orElseThrow();
            Finding finding = findings.ofForeign(judgement, sum);
            found.add(finding);
            Money nothing = Money.zero(sum.currency());
            items.add(item(judgement, 0, nothing, documents, sum.negated(), nothing, finding.key()));
        });
    }

    private static Map<String, List<Document>> foreignOnes(Judgement judgement) {
        Map<String, List<Document>> byCurrency = new TreeMap<>();
        judgement
                .foreign()
                .forEach(document -> byCurrency
                        .computeIfAbsent(document.amount().currency().getCurrencyCode(), _ -> new ArrayList<>())
                        .add(document));
        return byCurrency;
    }

    private static MatchItem item(
            Judgement judgement,
            int sourceCount,
            Money source,
            List<Document> documents,
            Money breaks,
            Money timing,
            @Nullable FindingKey finding) {
        Handed record = judgement.record();
        return new MatchItem(
                record.key(),
                record.leading().envelope().entity(),
                ItemStatus.NONE,
                record.order(),
                record.leading().envelope().businessDate(),
                sourceCount,
                source,
                documents.size(),
                Stream.concat(
                                Stream.of(Money.zero(source.currency())),
                                documents.stream().map(Document::amount))
                        .reduce(Money::plus)
                        .orElseThrow(),
                breaks,
                timing,
                finding);
    }
}
