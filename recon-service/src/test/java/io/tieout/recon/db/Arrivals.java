package io.tieout.recon.db;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.codec.ContentHash;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Events as they arrive from the ledger.
final class Arrivals {

    private Arrivals() {}

    /// Each transaction under the id that the ledger gives it.
    static List<Arrival> of(List<BusinessEvent> told) {
        List<Arrival> arrivals = new ArrayList<>();
        for (List<BusinessEvent> transaction : Legs.transactions(told)) {
            UUID id = Ledger.idOf(transaction);
            transaction.forEach(event -> arrivals.add(of(event, id, Outcome.RECORDED)));
        }
        return arrivals;
    }

    static Arrival of(BusinessEvent event, UUID transactionId, Outcome outcome) {
        return new Arrival(
                event.envelope().tenant(),
                transactionId,
                Legs.of(event, outcome),
                ContentHash.of(event),
                EventRecord.of(event));
    }

    /// The ledger keeps a contradiction under the id of what it contradicts; its content counts for nothing.
    static Arrival contradicting(Arrival of) {
        Leg leg = of.leg();
        byte[] otherHash = of.contentHash().clone();
        otherHash[0]++;
        Leg conflict = new Leg(leg.eventId(), leg.event(), Outcome.CONFLICT, leg.recordedAt(), null);
        return new Arrival(of.tenant(), of.transactionId(), conflict, otherHash, of.record());
    }
}
