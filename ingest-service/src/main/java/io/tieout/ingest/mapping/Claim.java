package io.tieout.ingest.mapping;

import io.tieout.event.Envelope;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.util.List;

/// Who claims something, in which role, by which receipt and which mapping: what all events of one input share.
record Claim(Source source, Receipt receipt, String mapping, SourceRole role) {

    /// The envelope of one event; its business date follows from the source's calendar.
    Envelope about(String deliveryId, String subject, Instant occurredAt, List<Reference> references) {
        return new Envelope(
                source.tenant(),
                source.entity(),
                source.id(),
                role,
                deliveryId,
                subject,
                occurredAt,
                receipt.receivedAt(),
                source.calendar().dateOf(occurredAt),
                null,
                references,
                receipt.provenance(mapping),
                receipt.register().stamp(source, role, occurredAt));
    }
}
