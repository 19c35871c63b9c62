package io.tieout.recon.db;

import java.util.Comparator;
import java.util.UUID;

/// A transaction of a tenant. The order is that of PostgreSQL's `uuid`, which locks are taken in.
record Transaction(String tenant, UUID id) implements Comparable<Transaction> {

    private static final Comparator<Transaction> ORDER =
            Comparator.comparing(Transaction::tenant).thenComparing(Transaction::id, UuidOrder.BYTES);

    @Override
    public int compareTo(Transaction other) {
        return ORDER.compare(this, other);
    }
}
