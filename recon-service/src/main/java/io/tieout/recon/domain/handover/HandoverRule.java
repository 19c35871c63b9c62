package io.tieout.recon.domain.handover;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Place.Claim;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule about records that are handed over to the ERP: each must arrive once, as the right document, with the right
/// amount, on the right accounts, in the right period and in time.
///
/// @param unit what of the legs is folded together; by the reference where that only groups
/// @param target which roles speak for the ERP
/// @param log which roles tell what the integration did
/// @param controlled documents that the ERP must not have of its own
/// @param likeness how far apart the dates of a record and a document without its name may lie
/// @param sourceWithin time for the source's word after the ERP spoke first
/// @param hasCalendarMonths whether its periods are those of the entity's calendar, so that they can be compared
/// @param pairs how documents that name no record are tied to records of other units; null where they are not
/// @param money in what a difference is shown of which nobody told an amount
public record HandoverRule(
        Terms terms,
        Unit unit,
        Set<SourceRole> target,
        Set<SourceRole> log,
        List<Kind> kinds,
        Controlled controlled,
        Period likeness,
        Allowance sourceWithin,
        boolean hasCalendarMonths,
        FunctionalCurrency money,
        @Nullable PairTerms pairs)
        implements Rule {

    public HandoverRule {
        target = Set.copyOf(target);
        log = Set.copyOf(log);
        kinds = List.copyOf(kinds);
    }

    /// By legal entity.
    public record FunctionalCurrency(Currency otherwise, Map<String, Currency> entities) {

        public FunctionalCurrency {
            entities = Map.copyOf(entities);
        }

        public Currency of(String entity) {
            return entities.getOrDefault(entity, otherwise);
        }
    }

    /// Documents that carry no record, of types that no record has, such as journals by hand; and the accounts on which
    /// they are an orphan. One that carries a record is looked at by the rule of the record.
    public record Controlled(Set<String> types, Set<String> accounts) {

        public Controlled {
            types = Set.copyOf(types);
            accounts = Set.copyOf(accounts);
        }

        boolean concern(ErpEntryPosted entry) {
            return entry.carries() == null
                    && types.contains(entry.documentType())
                    && entry.lines().stream().anyMatch(line -> accounts.contains(line.account()));
        }
    }

    /// Whether a document is of a type that only records of this rule have.
    boolean expects(ErpEntryPosted entry) {
        for (Kind kind : kinds) {
            if (kind.types().contains(entry.documentType())) {
                return true;
            }
        }
        return controlled.concern(entry);
    }

    boolean isDocument(Leg leg) {
        return leg.event() instanceof ErpEntryPosted
                && target.contains(leg.envelope().role());
    }

    @Override
    public boolean compares(Leg leg) {
        if (leg.event() instanceof ErpEntryPosted entry) {
            return isDocument(leg) && expects(entry);
        }
        for (Kind kind : kinds) {
            if (kind.source().tells(leg.event())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean folds(Reference key) {
        return key.type() == ReferenceType.ERP_DOCUMENT
                || kinds.stream().anyMatch(kind -> kind.reference() == key.type());
    }

    /// Legs of a record are kept under it, and those of a document under the document, because one that reverses it or
    /// lacks the record names nothing else. Whose it is, the document says, or else the log of who had it made.
    @Override
    public Place placeOf(Leg leg) {
        if (unit == Unit.TRANSACTION) {
            return Place.NOWHERE;
        }
        return switch (leg.event()) {
            case ErpEntryPosted entry -> isDocument(leg) ? placeOf(leg, entry) : Place.NOWHERE;
            case HandoffRecorded entry -> log.contains(leg.envelope().role()) ? placeOf(entry) : Place.NOWHERE;
            default -> {
                Set<Reference> records = new HashSet<>();
                for (Kind kind : kinds) {
                    Reference record = kind.recordOf(leg);
                    if (record != null) {
                        records.add(record);
                    }
                }
                yield records.isEmpty() ? Place.NOWHERE : new Place(records, Set.of());
            }
        };
    }

    private Place placeOf(Leg leg, ErpEntryPosted entry) {
        Document document = new Document(leg.ownReference(ReferenceType.ERP_DOCUMENT), leg, entry, List.of(leg));
        Set<Claim> claims = new HashSet<>();
        for (Kind kind : kinds) {
            document.names(kind.reference()).forEach(record -> claims.add(new Claim(record, document.key(), true)));
        }
        return claims.isEmpty() && !expects(entry) ? Place.NOWHERE : new Place(Set.of(document.key()), claims);
    }

    private Place placeOf(HandoffRecorded entry) {
        Reference record = entry.about();
        if (kinds.stream().noneMatch(kind -> kind.reference() == record.type())) {
            return Place.NOWHERE;
        }
        String document = entry.targetReference();
        return new Place(
                Set.of(record),
                document == null
                        ? Set.of()
                        : Set.of(new Claim(
                                record, new Reference(ReferenceType.ERP_DOCUMENT, entry.target(), document), false)));
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return HandoverFold.of(this, legs, at);
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return HandoverFold.tied(this, legs);
    }

    @Override
    public @Nullable Face faceOf(MatchItem item, Finding finding, List<Leg> legs) {
        return new Loose(this, finding, legs).face(item);
    }

    @Override
    public Instant claimableAt(List<Leg> legs) {
        Instant latest = Instant.MIN;
        for (Leg leg : legs) {
            for (Kind kind : leg.event() instanceof ErpEntryPosted ? kinds : List.<Kind>of()) {
                Instant dueAt = kind.within()
                        .dueAfter(
                                leg.occurredAt(),
                                leg.envelope().businessDate(),
                                terms.calendar(),
                                terms.calendar().zoneOf(leg.envelope().entity()));
                latest = dueAt.isAfter(latest) ? dueAt : latest;
            }
        }
        return latest;
    }
}
