package io.tieout.recon.domain.refund;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which orders and payments legs speak of, also where only a third leg says that a payment belongs to an order.
final class Names {

    private static final Set<ReferenceType> RECORDS =
            EnumSet.of(ReferenceType.REFUND, ReferenceType.RETURN, ReferenceType.EXCHANGE);

    private final Map<Reference, Set<Reference>> ordersByPayment = new TreeMap<>();

    /// @param legs all legs of the transaction; a captured payment often is the one that names both
    Names(List<Leg> legs) {
        for (Leg leg : legs) {
            for (Reference payment : leg.references(ReferenceType.PAYMENT)) {
                ordersByPayment
                        .computeIfAbsent(payment, _ -> new TreeSet<>())
                        .addAll(leg.references(ReferenceType.ORDER));
            }
        }
    }

    static Set<Reference> payments(List<Leg> legs) {
        return all(legs, ReferenceType.PAYMENT);
    }

    /// The refunds, returns and exchanges named: the records of which money is given back.
    static Set<Reference> records(List<Leg> legs) {
        Set<Reference> records = new TreeSet<>();
        RECORDS.forEach(type -> records.addAll(all(legs, type)));
        return records;
    }

    /// The records a document names, the one it explicitly carries first.
    static Set<Reference> records(Document document) {
        Set<Reference> names = new LinkedHashSet<>();
        Reference carries = document.event().carries();
        if (carries != null && isRecord(carries)) {
            names.add(carries);
        }
        names.addAll(records(document.legs()));
        return names;
    }

    static boolean isRecord(Reference reference) {
        return RECORDS.contains(reference.type());
    }

    /// The orders named; where none is, those of the payments named.
    Set<Reference> orders(List<Leg> legs) {
        Set<Reference> orders = all(legs, ReferenceType.ORDER);
        if (orders.isEmpty()) {
            payments(legs).forEach(payment -> orders.addAll(ordersByPayment.getOrDefault(payment, Set.of())));
        }
        return orders;
    }

    /// The order to show: the one of the refund's own issuer, else the first.
    @Nullable
    Reference order(List<Leg> legs, String issuer) {
        Set<Reference> orders = orders(legs);
        return orders.stream()
                .filter(order -> order.issuer().equals(issuer))
                .findFirst()
                .orElse(orders.stream().findFirst().orElse(null));
    }

    private static Set<Reference> all(List<Leg> legs, ReferenceType type) {
        Set<Reference> references = new TreeSet<>();
        legs.forEach(leg -> references.addAll(leg.references(type)));
        return references;
    }
}
