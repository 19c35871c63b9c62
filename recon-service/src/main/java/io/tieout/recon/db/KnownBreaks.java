package io.tieout.recon.db;

import io.tieout.recon.app.TransactionLegs;
import io.tieout.recon.domain.Break;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The breaks that are kept about the transactions of a batch.
final class KnownBreaks {

    private final Map<Transaction, Map<UUID, Break>> byTransaction = new HashMap<>();
    private final Map<Transaction, Break> byId = new HashMap<>();

    /// @param transactionId the one it belongs to now; its state may still name one that was merged away
    void add(UUID transactionId, Break known) {
        String tenant = known.state().tenant();
        byTransaction
                .computeIfAbsent(new Transaction(tenant, transactionId), _ -> new LinkedHashMap<>())
                .put(known.id(), known);
        byId.put(new Transaction(tenant, known.id()), known);
    }

    @Nullable
    Break find(String tenant, UUID breakId) {
        return byId.get(new Transaction(tenant, breakId));
    }

    /// Those of the transaction, and those with one of the ids.
    List<Break> concerning(TransactionLegs transaction, Collection<UUID> breakIds) {
        Map<UUID, Break> concerned = new LinkedHashMap<>(byTransaction.getOrDefault(
                new Transaction(transaction.tenant(), transaction.transactionId()), Map.of()));
        for (UUID id : breakIds) {
            Break known = find(transaction.tenant(), id);
            if (known != null) {
                concerned.put(id, known);
            }
        }
        return List.copyOf(concerned.values());
    }
}
