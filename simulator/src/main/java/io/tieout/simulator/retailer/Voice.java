package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Tells things in the name of a system.
public final class Voice {

    /// Ingest writes the real ones; what the retailer's systems send has neither tenant nor receipt.
    private static final String TENANT = "simulated";

    private static final Provenance NONE = new Provenance("none", "none", "simulator/1");

    private final Listener listener;

    public Voice(Listener listener) {
        this.listener = listener;
    }

    /// @param delivery the system's own id of what it sends
    /// @param event what is told, of an envelope
    public void tell(
            Party party,
            String delivery,
            String subject,
            Instant at,
            List<Reference> references,
            Function<Envelope, BusinessEvent> event) {
        listener.told(event.apply(envelope(party, delivery, subject, at, references)), null);
    }

    /// Tells what became of a message to the ERP.
    void tellOf(
            Sent sent,
            Party party,
            String delivery,
            String subject,
            Instant at,
            List<Reference> references,
            Function<Envelope, BusinessEvent> event) {
        listener.told(event.apply(envelope(party, delivery, subject, at, references)), sent);
    }

    private static Envelope envelope(
            Party party, String delivery, String subject, Instant at, List<Reference> references) {
        return new Envelope(
                TENANT,
                party.entity(),
                party.id(),
                party.roles().getFirst(),
                delivery,
                subject,
                at,
                at,
                party.businessDate(at),
                null,
                references,
                NONE);
    }

    public static Reference name(ReferenceType type, Party issuer, String value) {
        return new Reference(type, issuer.id(), value);
    }

    static Money money(long minor, Company company) {
        return Money.of(minor, company.currency());
    }
}
