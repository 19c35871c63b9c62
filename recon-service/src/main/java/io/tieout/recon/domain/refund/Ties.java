package io.tieout.recon.domain.refund;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.KeyPart;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.Speaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ties the sides of the refunds of one transaction to each other by the keys of a rule, strongest key first.
///
/// What one key claims, a weaker one does not see. Everything is taken in time order with ids deciding, so the result
/// depends on the set of legs alone.
final class Ties {

    private final RefundRule rule;
    private final Names names;
    private final List<Draft> drafts = new ArrayList<>();

    private Ties(RefundRule rule, List<Leg> legs) {
        this.rule = rule;
        this.names = new Names(legs);
    }

    /// The refunds that the legs speak of: those of the source in time order, then what no source refund explains.
    static List<Refund> of(RefundRule rule, List<Leg> legs) {
        Ties ties = new Ties(rule, legs);
        Issued.of(rule, ties.of(Side.SOURCE, legs)).forEach(issued -> ties.drafts.add(new Draft(issued)));
        ties.tieProcessed(Processed.of(ties.of(Side.PROCESSOR, legs)));
        ties.tieDocuments(Document.of(ties.of(Side.TARGET, legs)));
        List<Leg> log = ties.of(Side.LOG, legs);
        return ties.drafts.stream().map(draft -> ties.refund(draft, log)).toList();
    }

    private List<Leg> of(Side side, List<Leg> legs) {
        return legs.stream().filter(leg -> rule.speaksFor(side, leg.event())).toList();
    }

    private void tieProcessed(List<Processed> processed) {
        List<Processed> left = new ArrayList<>(processed);
        for (KeyPart part : rule.keys()) {
            switch (part) {
                case SOURCE_REFUND_ID -> claim(left, this::named, this::add);
                case PROCESSOR_REFUND_ID -> claim(left, attempt -> naming(attempt.key()), this::add);
                case PAYMENT_AMOUNT_ORDINAL -> rankProcessed(left, Names::payments);
                case ORDER_AMOUNT_ORDINAL -> rankProcessed(left, names::orders);
            }
        }
        for (Processed attempt : left) {
            Reference record = attempt.record();
            Draft same = record == null ? null : first(List.of(record), Comparator.comparing(Draft::key));
            if (same == null) {
                drafts.add(new Draft(attempt));
            } else {
                add(same, attempt);
            }
        }
    }

    private void tieDocuments(List<Document> documents) {
        List<Document> left = new ArrayList<>(documents);
        for (KeyPart part : rule.keys()) {
            switch (part) {
                case SOURCE_REFUND_ID -> claim(left, this::named, tyingBy(part));
                case PROCESSOR_REFUND_ID ->
                    claim(left, document -> processedAs(Names.records(document)), tyingBy(part));
                case PAYMENT_AMOUNT_ORDINAL -> rankDocuments(left, Names::payments, part);
                case ORDER_AMOUNT_ORDINAL -> rankDocuments(left, names::orders, part);
            }
        }
        left.stream().filter(this::isRefundDocument).forEach(document -> drafts.add(new Draft(document)));
    }

    private boolean isRefundDocument(Document document) {
        return document.stands()
                && rule.documentTypes().contains(document.event().documentType());
    }

    private void add(Draft draft, Processed attempt) {
        draft.processed.add(attempt);
    }

    private static Claim<Document> tyingBy(KeyPart part) {
        return (draft, document) -> draft.tie(document, part);
    }

    /// Moves everything that names its draft outright.
    private static <T> void claim(List<T> left, Function<T, @Nullable Draft> find, Claim<T> claim) {
        left.removeIf(each -> {
            Draft draft = find.apply(each);
            if (draft != null) {
                claim.by(draft, each);
            }
            return draft != null;
        });
    }

    /// Of a return in several tenders the part that it pays, and of two such parts the one with its amount.
    private @Nullable Draft named(Processed attempt) {
        return first(
                Names.records(attempt.legs()),
                Comparator.comparing((Draft draft) -> !pays(attempt, draft))
                        .thenComparing(draft -> !draft.face().equals(attempt.amount()))
                        .thenComparing(Draft::isPaid));
    }

    private @Nullable Draft named(Document document) {
        return first(
                Names.records(document),
                Comparator.comparing((Draft draft) -> !draft.face().equals(document.amount()))
                        .thenComparing(Draft::isPosted));
    }

    private @Nullable Draft first(Collection<Reference> records, Comparator<Draft> best) {
        for (Reference record : records) {
            Draft draft =
                    drafts.stream().filter(each -> each.isOf(record)).min(best).orElse(null);
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    /// Whether the refund is in a tender that this payer pays; of what no source told of nothing is known.
    private boolean pays(Processed attempt, Draft draft) {
        Speaker payer = rule.speaker(Side.PROCESSOR, attempt.leg().event());
        return draft.issued == null
                || (payer != null && payer.pays(draft.issued.promise().tender()));
    }

    private @Nullable Draft naming(Reference processorRefund) {
        for (Draft draft : drafts) {
            if (draft.issued != null && Names.records(draft.issued.legs()).contains(processorRefund)) {
                return draft;
            }
        }
        return null;
    }

    private @Nullable Draft processedAs(Collection<Reference> refunds) {
        for (Reference refund : refunds) {
            for (Draft draft : drafts) {
                if (draft.processed.stream().anyMatch(attempt -> attempt.key().equals(refund))) {
                    return draft;
                }
            }
        }
        return null;
    }

    /// Within one name and amount the first goes with the first, the second with the second.
    private void rankProcessed(List<Processed> left, Function<List<Leg>, Set<Reference>> namesOf) {
        if (left.isEmpty()) {
            return;
        }
        for (Bucket bucket : buckets(namesOf)) {
            List<Processed> attempts = new ArrayList<>(left.stream()
                    .filter(attempt -> attempt.amount().equals(bucket.amount())
                            && namesOf.apply(attempt.legs()).contains(bucket.name()))
                    .toList());
            List<Draft> waiting =
                    bucket.drafts().stream().filter(draft -> !draft.isPaid()).toList();
            if (waiting.isEmpty()) {
                continue;
            }
            for (Processed repeated : surplusRefusals(attempts, waiting.size())) {
                attempts.remove(repeated);
                left.remove(repeated);
                add(waiting.getFirst(), repeated);
            }
            for (int i = 0; i < Math.min(waiting.size(), attempts.size()); i++) {
                add(waiting.get(i), attempts.get(i));
                left.remove(attempts.get(i));
            }
        }
    }

    /// Refused attempts beyond the number of refunds: they were repeated later, so they take no refund's place.
    private static List<Processed> surplusRefusals(List<Processed> attempts, int refunds) {
        return attempts.stream()
                .filter(attempt -> !attempt.isAlive())
                .limit(Math.max(0, attempts.size() - refunds))
                .toList();
    }

    private void rankDocuments(List<Document> left, Function<List<Leg>, Set<Reference>> namesOf, KeyPart part) {
        if (left.isEmpty()) {
            return;
        }
        for (Bucket bucket : buckets(namesOf)) {
            List<Document> documents = left.stream()
                    .filter(document -> isRefundDocument(document)
                            && document.amount().equals(bucket.amount())
                            && namesOf.apply(document.legs()).contains(bucket.name()))
                    .toList();
            List<Draft> waiting = new ArrayList<>(bucket.drafts().stream()
                    .filter(draft -> draft.hasDocument() && !draft.isPosted())
                    .toList());
            for (Document document : documents) {
                waiting.stream()
                        .filter(draft -> isNear(draft, document))
                        .findFirst()
                        .ifPresent(draft -> {
                            draft.tie(document, part);
                            waiting.remove(draft);
                            left.remove(document);
                        });
            }
        }
    }

    private boolean isNear(Draft draft, Document document) {
        var date = draft.leadingLeg().envelope().businessDate();
        return !document.date().isBefore(date.minus(rule.candidateWindow()))
                && !document.date().isAfter(date.plus(rule.candidateWindow()));
    }

    /// The drafts by each name and amount they have, in a stable order.
    private List<Bucket> buckets(Function<List<Leg>, Set<Reference>> namesOf) {
        Set<Bucket> keys = new TreeSet<>();
        for (Draft draft : drafts) {
            for (Reference name : namesOf.apply(draft.legs())) {
                keys.add(new Bucket(name, draft.face(), List.of()));
            }
        }
        return keys.stream()
                .map(key -> new Bucket(
                        key.name(),
                        key.amount(),
                        drafts.stream()
                                .filter(draft -> draft.face().equals(key.amount())
                                        && namesOf.apply(draft.legs()).contains(key.name()))
                                .toList()))
                .toList();
    }

    private Refund refund(Draft draft, List<Leg> log) {
        Set<Reference> ids = new TreeSet<>();
        if (draft.issued != null) {
            ids.add(draft.issued.record());
            ids.addAll(Names.records(draft.issued.legs()));
        }
        // What the platform of a card hands over is about its card and not about the refund.
        draft.processed.stream().map(Processed::key).filter(Names::isRecord).forEach(ids::add);
        List<Leg> about = log.stream()
                .filter(leg -> leg.event() instanceof HandoffRecorded handoff && ids.contains(handoff.about()))
                .sorted(Leg.BY_TIME)
                .toList();
        List<Leg> legs = draft.legs();
        return new Refund(
                draft.key(),
                draft.issued,
                draft.processed.stream().sorted(Processed.BY_TIME).toList(),
                draft.documents.stream().sorted(Document.BY_TIME).toList(),
                draft.tiedBy,
                about,
                !log.isEmpty(),
                names.orders(legs),
                names.order(legs, draft.key().issuer()));
    }

    private interface Claim<T> {
        void by(Draft draft, T each);
    }

    private record Bucket(Reference name, Money amount, List<Draft> drafts) implements Comparable<Bucket> {
        @Override
        public int compareTo(Bucket other) {
            int byName = name.compareTo(other.name);
            if (byName != 0) {
                return byName;
            }
            int byCurrency = amount.currency()
                    .getCurrencyCode()
                    .compareTo(other.amount.currency().getCurrencyCode());
            return byCurrency != 0 ? byCurrency : Long.compare(amount.minor(), other.amount.minor());
        }
    }
}
