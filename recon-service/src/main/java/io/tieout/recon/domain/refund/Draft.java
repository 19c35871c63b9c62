package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.KeyPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refund while its sides are being tied.
final class Draft {

    final @Nullable Issued issued;
    final List<Processed> processed = new ArrayList<>();
    final List<Document> documents = new ArrayList<>();
    final Map<Reference, KeyPart> tiedBy = new LinkedHashMap<>();

    private final @Nullable Reference record;
    private final Reference key;
    private final Money face;
    private final Leg leadingLeg;

    Draft(Issued issued) {
        this.issued = issued;
        this.record = issued.record();
        this.key = issued.key();
        this.face = issued.face();
        this.leadingLeg = issued.leg();
    }

    Draft(Processed attempt) {
        this.issued = null;
        this.record = attempt.record();
        this.key = record == null ? attempt.key() : record;
        this.face = attempt.amount();
        this.leadingLeg = attempt.leg();
        processed.add(attempt);
    }

    Draft(Document document) {
        this.issued = null;
        this.record = null;
        this.key = document.key();
        this.face = document.amount();
        this.leadingLeg = document.leg();
        documents.add(document);
    }

    /// @param by the part of the rule's key that told whose document it is
    void tie(Document document, KeyPart by) {
        documents.add(document);
        tiedBy.put(document.key(), by);
    }

    /// What identifies it: the source's id, also where only others have told it so far, else that of who told first.
    Reference key() {
        return key;
    }

    boolean isOf(Reference other) {
        return other.equals(record);
    }

    /// Whether the ERP makes a document of it; what no source told of is found in documents or nowhere.
    boolean hasDocument() {
        return issued == null || issued.hasDocument();
    }

    boolean isPaid() {
        return processed.stream().anyMatch(Processed::isAlive);
    }

    boolean isPosted() {
        return documents.stream().anyMatch(Document::stands);
    }

    Money face() {
        return face;
    }

    Leg leadingLeg() {
        return leadingLeg;
    }

    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>();
        if (issued != null) {
            legs.addAll(issued.legs());
        }
        processed.forEach(attempt -> legs.addAll(attempt.legs()));
        documents.forEach(document -> legs.addAll(document.legs()));
        return legs;
    }
}
