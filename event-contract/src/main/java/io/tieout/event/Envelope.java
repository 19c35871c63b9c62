package io.tieout.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every event says besides its business content: who claims it, about what, and when.
///
/// @param tenant the retailer or banner; from the credential only
/// @param entity the legal entity whose books the event concerns
/// @param source id of the registered source that makes the claim
/// @param role the part the source plays in making it
/// @param deliveryId the source's own id of this delivery
/// @param subject the business key, such as the refund id
/// @param occurredAt when it happened by the source's clock
/// @param receivedAt when ingest took it in
/// @param businessDate the day it belongs to by the source's time zone and cut-off
/// @param correlationLabel what the platform calls the flow; shown, never joined on
/// @param references names of things it concerns, sorted and without repeats
/// @param registered the roles that sources held when it happened; null where nobody said
public record Envelope(
        String tenant,
        String entity,
        String source,
        SourceRole role,
        String deliveryId,
        String subject,
        Instant occurredAt,
        Instant receivedAt,
        LocalDate businessDate,
        @Nullable String correlationLabel,
        List<Reference> references,
        Provenance provenance,
        @Nullable RegisteredRoles registered) {

    public Envelope {
        references = isSorted(references)
                ? List.copyOf(references)
                : references.stream().sorted().distinct().toList();
    }

    private static boolean isSorted(List<Reference> references) {
        for (int i = 1; i < references.size(); i++) {
            if (references.get(i - 1).compareTo(references.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// The same with other references.
    public Envelope withReferences(List<Reference> others) {
        return new Envelope(
                tenant,
                entity,
                source,
                role,
                deliveryId,
                subject,
                occurredAt,
                receivedAt,
                businessDate,
                correlationLabel,
                others,
                provenance,
                registered);
    }

    /// One of which nobody said which roles were registered.
    public Envelope(
            String tenant,
            String entity,
            String source,
            SourceRole role,
            String deliveryId,
            String subject,
            Instant occurredAt,
            Instant receivedAt,
            LocalDate businessDate,
            @Nullable String correlationLabel,
            List<Reference> references,
            Provenance provenance) {
        this(
                tenant,
                entity,
                source,
                role,
                deliveryId,
                subject,
                occurredAt,
                receivedAt,
                businessDate,
                correlationLabel,
                references,
                provenance,
                null);
    }

    /// The same with what was registered when it happened.
    public Envelope withRegistered(RegisteredRoles roles) {
        return new Envelope(
                tenant,
                entity,
                source,
                role,
                deliveryId,
                subject,
                occurredAt,
                receivedAt,
                businessDate,
                correlationLabel,
                references,
                provenance,
                roles);
    }

    /// The references that tie this event to others of the same flow.
    public List<Reference> joiningReferences() {
        for (Reference reference : references) {
            if (!reference.type().joins()) {
                return references.stream().filter(each -> each.type().joins()).toList();
            }
        }
        return references;
    }
}
