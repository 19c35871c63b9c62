package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.rule.KeyPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A document in the ERP's books that was tied to a refund without a person.
///
/// @param by the part of the rule's key that told whose document it is
/// @param eventId of the leg that posted it
/// @param postedAt by the ERP's clock
/// @param tiedAt when the ledger had recorded both the document and the refund; nobody can have tied them earlier
/// @param references what the document names, as it came
public record Tie(
        Reference document,
        String documentType,
        Money amount,
        LocalDate postingDate,
        KeyPart by,
        UUID eventId,
        Instant postedAt,
        Instant tiedAt,
        List<Reference> references) {

    public Tie {
        references = List.copyOf(references);
    }

    static Tie of(Refund refund, Document document, KeyPart by) {
        Instant recordedAt = document.leg().recordedAt();
        Instant otherRecordedAt = refund.leadingLeg().recordedAt();
        return new Tie(
                document.key(),
                document.event().documentType(),
                document.amount(),
                document.date(),
                by,
                document.leg().eventId(),
                document.at(),
                recordedAt.isAfter(otherRecordedAt) ? recordedAt : otherRecordedAt,
                document.leg().envelope().references());
    }
}
