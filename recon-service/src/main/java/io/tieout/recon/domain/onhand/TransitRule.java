package io.tieout.recon.domain.onhand;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A rule about transfers: what left one location must arrive at another, or be accepted as lost.
///
/// What the ERP posts of a transfer is the business of the rule about what is handed over to it.
///
/// @param out pieces that left
/// @param in pieces that arrived
/// @param accepted pieces that somebody accepted as lost
/// @param lane how long goods are on their way
/// @param grace how much longer nobody asks for them
/// @param currency in which what has no value is shown
public record TransitRule(
        Terms terms, Source out, Source in, Source accepted, Duration lane, Duration grace, FunctionalCurrency currency)
        implements Rule {

    /// Movements of one transfer.
    public static final int LEGS_MAX = 10_000;

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return out.tells(leg.event()) || in.tells(leg.event()) || accepted.tells(leg.event());
    }

    @Override
    public Place placeOf(Leg leg) {
        return compares(leg) ? new Place(Set.of(transferOf(leg)), Set.of()) : Place.NOWHERE;
    }

    /// By its reference; without one as its field says, of its own system.
    static Reference transferOf(Leg leg) {
        List<Reference> references = leg.references(ReferenceType.TRANSFER);
        if (!references.isEmpty()) {
            return leg.ownReferenceAmong(references);
        }
        String name = leg.event() instanceof StockMoved move && move.transfer() != null
                ? move.transfer()
                : leg.envelope().subject();
        return new Reference(ReferenceType.TRANSFER, leg.envelope().source(), name);
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return new TransitFold(this, at).of(Transfer.of(this, legs));
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
