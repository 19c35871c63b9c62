package io.tieout.recon.db;

import io.tieout.event.Reference;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.KeyId;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a batch brings for units that are folded by reference.
///
/// @param claims whether the document itself says so
/// @param parts of records, which are added up and not kept under them
/// @param contexts what units are folded with besides
/// @param plain the references of units whose parts nobody adds up, by the id of the unit
/// @param summed those of the others
record BroughtKeys(
        List<Kept> kept,
        Map<Claimed, Boolean> claims,
        List<SumRows.Counted> parts,
        ContextRows.Brought contexts,
        Map<Transaction, Reference> plain,
        Map<Transaction, Reference> summed) {

    static BroughtKeys of(Collection<Arrival> arrivals, RuleBook rules) {
        BroughtKeys brought = new BroughtKeys(
                new ArrayList<>(),
                new HashMap<>(),
                new ArrayList<>(),
                ContextRows.Brought.nothing(),
                new TreeMap<>(),
                new TreeMap<>());
        for (Arrival arrival : arrivals) {
            if (!arrival.isDecided()) {
                continue;
            }
            Place place = rules.placeOf(arrival.leg());
            for (Reference key : place.keys()) {
                Transaction unit = brought.unit(arrival, key, rules);
                brought.kept.add(new Kept(arrival, unit));
                brought.contexts.bring(unit, arrival);
                for (Reference context : rules.contextOf(key)) {
                    brought.contexts.want(
                            new Transaction(arrival.tenant(), KeyId.of(arrival.tenant(), context)), unit, arrival);
                }
            }
            for (Place.Claim claim : place.claims()) {
                Claimed claimed = new Claimed(
                        brought.unit(arrival, claim.document(), rules), brought.unit(arrival, claim.record(), rules));
                brought.claims.merge(claimed, claim.isNamed(), Boolean::logicalOr);
            }
            for (Part part : rules.partsOf(arrival.leg())) {
                brought.parts.add(new SumRows.Counted(arrival, brought.unit(arrival, part.record(), rules), part));
            }
        }
        return brought;
    }

    private Transaction unit(Arrival arrival, Reference key, RuleBook rules) {
        Transaction unit = new Transaction(arrival.tenant(), KeyId.of(arrival.tenant(), key));
        put(unit, key, rules);
        return unit;
    }

    void put(Transaction unit, Reference key, RuleBook rules) {
        (rules.addsUp(key) ? summed : plain).put(unit, key);
    }

    /// A leg under a key.
    record Kept(Arrival arrival, Transaction key) {}

    /// A document that is said to be of a record.
    record Claimed(Transaction document, Transaction record) {}
}
