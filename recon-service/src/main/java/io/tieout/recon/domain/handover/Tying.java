package io.tieout.recon.domain.handover;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.evidence.HandoffLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Ties the documents of one unit to the records they are of.
///
/// A document that names its record belongs to it. One that names none may be the one that the integration's log
/// names, or of the only record of its order that waits for one of its type and amount. Everything is taken in time
/// order with ids deciding, so the result depends on the set of legs alone.
final class Tying {

    private final HandoverRule rule;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Document> left = new ArrayList<>();
    private final Messages messages;

    private Tying(HandoverRule rule, List<Leg> legs) {
        this.rule = rule;
        this.messages = Messages.of(legs, rule.log());
    }

    /// The records that are told, in time order, then the documents that none explains.
    static List<Handed> of(HandoverRule rule, Collection<Leg> all) {
        List<Leg> legs = Leg.inOrder(all);
        Tying tying = new Tying(rule, legs);
        legs.forEach(tying::hear);
        tying.drafts.removeIf(draft -> draft.told.isEmpty());
        tying.left.addAll(Document.of(legs.stream().filter(rule::isDocument).toList()));
        tying.claimNamed();
        tying.claimOfOtherTypes();
        tying.claimLogged();
        tying.claimNameless();
        List<Handed> handed = new ArrayList<>();
        tying.drafts.stream()
                .map(tying::handed)
                .filter(record -> record.isAwaited() || !record.documents().isEmpty())
                .forEach(handed::add);
        tying.left.stream()
                .filter(document -> document.stands() && rule.expects(document.event()))
                .map(tying::loose)
                .forEach(handed::add);
        return handed;
    }

    private void hear(Leg leg) {
        for (Kind kind : rule.kinds()) {
            Reference record = kind.recordOf(leg);
            if (record != null) {
                Draft draft = draftOf(kind, record);
                (leg.isConflict() ? draft.contrary : draft.told).add(leg);
            }
        }
    }

    private Draft draftOf(Kind kind, Reference record) {
        for (Draft draft : drafts) {
            if (draft.kind.name().equals(kind.name()) && draft.reference.equals(record)) {
                return draft;
            }
        }
        Draft draft = new Draft(kind, record);
        drafts.add(draft);
        return draft;
    }

    /// Documents that name a record of which their type is expected.
    private void claimNamed() {
        left.removeIf(document -> {
            List<Draft> named = drafts.stream()
                    .filter(draft -> draft.isNamedBy(document) && draft.expects(document))
                    .toList();
            return !named.isEmpty() && claim(closest(named, document), document, TieBasis.RECORD_ID);
        });
    }

    /// Documents that name a record and have another type than any of its documents: the amount tells that one was
    /// meant, because another rule may expect a document of this type for the same record.
    private void claimOfOtherTypes() {
        left.removeIf(document -> {
            List<Draft> named = drafts.stream()
                    .filter(draft -> draft.isNamedBy(document) && draft.isWaiting() && draft.mayHave(document.amount()))
                    .toList();
            return !named.isEmpty() && claim(closest(named, document), document, TieBasis.RECORD_ID);
        });
    }

    private void claimLogged() {
        left.removeIf(document -> {
            List<Draft> meant = isNameless(document)
                    ? drafts.stream()
                            .filter(draft -> draft.isWaiting()
                                    && draft.expects(document)
                                    && messages.tell(draft.reference, document))
                            .toList()
                    : List.of();
            return !meant.isEmpty() && claim(closest(meant, document), document, TieBasis.LOGGED);
        });
    }

    private void claimNameless() {
        left.removeIf(document -> {
            List<Draft> alike = isNameless(document)
                    ? drafts.stream().filter(draft -> isLike(draft, document)).toList()
                    : List.of();
            return alike.size() == 1 && claim(alike.getFirst(), document, TieBasis.ORDER_AMOUNT_UNIQUE);
        });
    }

    private static boolean claim(Draft draft, Document document, TieBasis by) {
        draft.documents.add(document);
        draft.by = by;
        return true;
    }

    /// Of several kinds of one record that which still waits and was told last before the document.
    private static Draft closest(List<Draft> drafts, Document document) {
        return drafts.stream()
                .max(Comparator.comparing((Draft draft) -> draft.isWaiting() && draft.mayHave(document.amount()))
                        .thenComparing(draft -> !draft.at().isAfter(document.at()))
                        .thenComparing(Draft::at)
                        .thenComparing(draft -> draft.kind.name()))
                .orElseThrow();
    }

    private boolean isNameless(Document document) {
        return document.stands()
                && document.event().carries() == null
                && rule.kinds().stream()
                        .allMatch(kind -> document.names(kind.reference()).isEmpty());
    }

    private boolean isLike(Draft draft, Document document) {
        return draft.expects(document)
                && draft.isWaiting()
                && document.amount().equals(draft.measured())
                && !disjoint(draft.orders(), orders(document.legs()))
                && isNear(draft.told.getFirst().envelope().businessDate(), document.date());
    }

    private boolean isNear(LocalDate one, LocalDate other) {
        return !other.isBefore(one.minus(rule.likeness())) && !other.isAfter(one.plus(rule.likeness()));
    }

    private static boolean disjoint(Set<Reference> one, Set<Reference> other) {
        return one.stream().noneMatch(other::contains);
    }

    private static Set<Reference> orders(List<Leg> legs) {
        return legs.stream()
                .flatMap(leg -> leg.references(ReferenceType.ORDER).stream())
                .collect(Collectors.toSet());
    }

    private Handed handed(Draft draft) {
        List<Draft> siblings = drafts.stream()
                .filter(other -> other.reference.equals(draft.reference))
                .toList();
        return new Handed(
                draft.kind,
                draft.reference,
                draft.told,
                draft.measured(),
                draft.estimated(),
                draft.contrary,
                draft.documents.stream().sorted(Document.BY_TIME).toList(),
                draft.by,
                HandoffLog.of(messages.of(draft, siblings), draft.speakers()),
                messages.any());
    }

    private Handed loose(Document document) {
        Reference carries = document.event().carries();
        return new Handed(
                null,
                carries == null ? document.key() : carries,
                List.of(),
                null,
                null,
                List.of(),
                List.of(document),
                TieBasis.RECORD_ID,
                new HandoffLog(List.of()),
                messages.any());
    }
}
