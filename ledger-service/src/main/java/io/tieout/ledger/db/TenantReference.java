package io.tieout.ledger.db;

import io.tieout.event.Reference;
import java.util.Comparator;

/// A reference within its tenant. The order is that of the table's key, in which rows are locked.
record TenantReference(String tenant, Reference reference) implements Comparable<TenantReference> {

    private static final Comparator<TenantReference> ORDER = Comparator.comparing(TenantReference::value)
            .thenComparing(TenantReference::issuer)
            .thenComparing(TenantReference::type)
            .thenComparing(TenantReference::tenant);

    String type() {
        return reference.type().code();
    }

    String issuer() {
        return reference.issuer();
    }

    String value() {
        return reference.value();
    }

    @Override
    public int compareTo(TenantReference other) {
        return ORDER.compare(this, other);
    }
}
