package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.evidence.HandoffLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record that a source told and what became of it in the ERP; or a document of the ERP that no record explains.
///
/// @param kind null where nobody told a record
/// @param reference of the record; of one that nobody told as the document names it, else the document's own
/// @param told by the source, in time order; none where nobody told a record
/// @param measured what the source says it comes to; null where it does not say it all
/// @param estimated what it comes to by and large; null where nobody knows
/// @param contrary what the source told otherwise of the same facts; it never counts
/// @param documents in time order
/// @param by what tied the documents
/// @param isLogged whether the integration's log tells of anything in this transaction
record Handed(
        @Nullable Kind kind,
        Reference reference,
        List<Leg> told,
        @Nullable Money measured,
        @Nullable Money estimated,
        List<Leg> contrary,
        List<Document> documents,
        TieBasis by,
        HandoffLog log,
        boolean isLogged) {

    Handed {
        told = List.copyOf(told);
        contrary = List.copyOf(contrary);
        documents = List.copyOf(documents);
    }

    /// A record may be of several kinds, each with a document of its own. What no record explains goes by the document.
    String key() {
        return kind == null ? documents.getFirst().key().toString() : MatchItem.keyOf(reference, kind.name());
    }

    /// Tells the findings of one reference apart from each other.
    int ordinal() {
        return kind == null ? Kind.ordinalOf(key()) + 1 : Kind.ordinalOf(kind.name());
    }

    boolean isTold() {
        return !told.isEmpty();
    }

    /// Whether the ERP must have a document of it. What was handed over must arrive, whatever need not be handed over.
    boolean isAwaited() {
        return kind != null && (kind.isAwaited() || !log.legs().isEmpty());
    }

    Leg leading() {
        return isTold() ? told.getFirst() : documents.getFirst().leg();
    }

    /// When it was complete.
    Instant at() {
        return isTold() ? told.getLast().occurredAt() : documents.getFirst().at();
    }

    /// What the integration says it forwarded; null where it does not say it.
    @Nullable
    Money forwarded() {
        return forwarded(Fields.AMOUNT, null);
    }

    /// The same of an amount in another field.
    ///
    /// @param otherwise its currency, where the message says none
    @Nullable
    Money forwarded(String field, @Nullable Currency otherwise) {
        String amount = log.forwarded(field);
        String currency = log.forwarded(Fields.CURRENCY);
        if (currency == null && otherwise != null) {
            currency = otherwise.getCurrencyCode();
        }
        try {
            return amount == null || currency == null ? null : Money.parse(amount, currency);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// Why, as the source says; null where it says nothing or the document need not have it.
    @Nullable
    String reason() {
        return kind == null || !kind.hasReason() || !isTold()
                ? null
                : EventFields.text(told.getFirst().event(), "reason");
    }

    @Nullable
    Reference order() {
        return Stream.concat(told.stream(), documents.stream().map(Document::leg))
                .flatMap(leg -> leg.references(ReferenceType.ORDER).stream())
                .findFirst()
                .orElse(null);
    }

    /// Everything that was looked at, in time order.
    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(told);
        legs.addAll(contrary);
        documents.forEach(document -> legs.addAll(document.legs()));
        legs.addAll(log.legs());
        return legs.stream().sorted(Leg.BY_TIME).toList();
    }
}
