package io.tieout.recon.domain.refund;

import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.RefundStatus;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.KeyPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One refund with everything the sides say about it, tied by the keys of the rule. At least one side speaks.
///
/// @param key the strongest id: the source's, also where only others have told it so far, else the processor's, else
///     the number of the ERP's document
/// @param processed in time order; several where a refused attempt was repeated
/// @param documents in time order, reversed ones included
/// @param tiedBy what tied each document to the other sides, by its number; none where no other side speaks
/// @param log what the integration logged about it
/// @param isLogged whether the integration logged anything about its transaction, be it about something else
/// @param orders the orders it belongs to
record Refund(
        Reference key,
        @Nullable Issued issued,
        List<Processed> processed,
        List<Document> documents,
        Map<Reference, KeyPart> tiedBy,
        List<Leg> log,
        boolean isLogged,
        Set<Reference> orders,
        @Nullable Reference order) {

    Refund {
        processed = List.copyOf(processed);
        documents = List.copyOf(documents);
        tiedBy = Map.copyOf(tiedBy);
        log = List.copyOf(log);
        if (issued == null && processed.isEmpty() && documents.isEmpty()) {
            throw new IllegalArgumentException("a refund that no side speaks of");
        }
    }

    /// Whether a document was tied by likeness, because it lacks the refund's id.
    boolean weaklyTied() {
        return tiedBy.values().stream().anyMatch(KeyPart::isWeak);
    }

    /// Every key under which a side knows it.
    List<String> names() {
        List<String> names = new ArrayList<>(ownNames());
        documents.forEach(document -> names.add(document.key().toString()));
        return names;
    }

    /// The keys that source and processor gave it.
    List<String> ownNames() {
        List<String> names = new ArrayList<>();
        if (issued != null || !processed.isEmpty()) {
            names.add(key.toString());
        }
        processed.stream()
                .map(attempt -> attempt.key().toString())
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /// The leg that speaks for the refund: the strongest side's first.
    Leg leadingLeg() {
        if (issued != null) {
            return issued.leg();
        }
        return processed.isEmpty()
                ? documents.getFirst().leg()
                : processed.getFirst().leg();
    }

    Envelope envelope() {
        return leadingLeg().envelope();
    }

    LocalDate businessDate() {
        return envelope().businessDate();
    }

    Currency currency() {
        return face().currency();
    }

    /// What it is about, by the strongest side.
    Money face() {
        if (issued != null) {
            return issued.face();
        }
        return processed.isEmpty()
                ? documents.getFirst().amount()
                : processed.getFirst().amount();
    }

    /// What the source owes; nothing where the source is silent.
    Money owed() {
        return issued == null ? Money.zero(currency()) : issued.owed();
    }

    /// What the ERP is to have documents of: nothing where it posts the refund within a store-day only.
    Money toPost() {
        return hasDocument() ? owed() : Money.zero(currency());
    }

    /// Whether the ERP makes a document of it.
    boolean hasDocument() {
        return issued == null || issued.hasDocument();
    }

    /// Whether the source stands by it and money is to move.
    boolean isOwed() {
        return issued != null && !issued.isCancelled() && !issued.face().isZero();
    }

    /// The attempts that count: those alive, else the last refused one.
    List<Processed> attempts() {
        List<Processed> alive = processed.stream().filter(Processed::isAlive).toList();
        return alive.isEmpty() && !processed.isEmpty() ? List.of(processed.getLast()) : alive;
    }

    ItemStatus status() {
        List<RefundStatus> statuses = attempts().stream()
                .map(attempt -> attempt.isUnmapped() ? RefundStatus.UNMAPPED : attempt.status())
                .toList();
        if (statuses.contains(RefundStatus.APPROVED)) {
            return ItemStatus.APPROVED;
        }
        return statuses.stream().map(Refund::statusOf).findFirst().orElse(ItemStatus.NONE);
    }

    private static ItemStatus statusOf(RefundStatus status) {
        return switch (status) {
            case APPROVED -> ItemStatus.APPROVED;
            case PENDING -> ItemStatus.PENDING;
            case REJECTED -> ItemStatus.REJECTED;
            case FAILED -> ItemStatus.FAILED;
            case UNMAPPED -> ItemStatus.NONE;
        };
    }

    /// What the processor paid out, in the refund's currency.
    Money executed() {
        return sum(processed.stream()
                .filter(attempt -> attempt.status() == RefundStatus.APPROVED)
                .map(Processed::amount));
    }

    /// The documents in the books with the refund's own type and currency.
    List<Document> posted(Set<String> types) {
        return documents.stream()
                .filter(document -> document.isPosted()
                        && types.contains(document.event().documentType())
                        && document.amount().currency().equals(currency()))
                .toList();
    }

    /// The documents in the books with another currency than the refund's.
    List<Document> foreign(Set<String> types) {
        return documents.stream()
                .filter(document -> document.isPosted()
                        && types.contains(document.event().documentType())
                        && !document.amount().currency().equals(currency()))
                .toList();
    }

    Money sum(Stream<Money> amounts) {
        return amounts.filter(amount -> amount.currency().equals(currency()))
                .reduce(Money.zero(currency()), Money::plus);
    }

    /// The leg with which another side than the source first spoke, if one did.
    Optional<Leg> othersFirst() {
        return Stream.concat(
                        processed.stream().map(Processed::first),
                        documents.stream().map(Document::leg))
                .min(Leg.BY_TIME);
    }

    /// The sources that speak for it before the ERP does.
    List<String> speakers() {
        List<String> speakers = new ArrayList<>();
        if (issued != null) {
            issued.legs().forEach(leg -> speakers.add(leg.envelope().source()));
        }
        processed.forEach(attempt ->
                attempt.legs().forEach(leg -> speakers.add(leg.envelope().source())));
        return speakers;
    }

    /// Everything that was looked at, in time order.
    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(log);
        if (issued != null) {
            legs.addAll(issued.legs());
        }
        processed.forEach(attempt -> legs.addAll(attempt.legs()));
        documents.forEach(document -> legs.addAll(document.legs()));
        return legs.stream().sorted(Leg.BY_TIME).toList();
    }
}
