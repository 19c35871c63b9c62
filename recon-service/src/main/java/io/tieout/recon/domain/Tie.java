package io.tieout.recon.domain;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.rule.TiedBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A document in the ERP's books that was tied to a record without a person.
///
/// @param by the part of the rule's key that told whose document it is
/// @param eventId of the leg that posted it
/// @param postedAt by the ERP's clock
/// @param tiedAt when the ledger had recorded both the document and the record; nobody can have tied them earlier
/// @param references what the document names, as it came
public record Tie(
        Reference document,
        String documentType,
        Money amount,
        LocalDate postingDate,
        TiedBy by,
        UUID eventId,
        Instant postedAt,
        Instant tiedAt,
        List<Reference> references) {

    public Tie {
        references = List.copyOf(references);
    }

    /// @param document the ERP's number of it
    /// @param posted the leg that posted it
    /// @param record the leg that speaks for the record
    public static Tie of(Reference document, Leg posted, ErpEntryPosted entry, Leg record, TiedBy by) {
        Instant recordedAt = posted.recordedAt();
        Instant otherRecordedAt = record.recordedAt();
        return new Tie(
                document,
                entry.documentType(),
                entry.amount(),
                entry.postingDate(),
                by,
                posted.eventId(),
                posted.occurredAt(),
                recordedAt.isAfter(otherRecordedAt) ? recordedAt : otherRecordedAt,
                posted.envelope().references());
    }
}
