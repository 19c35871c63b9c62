package io.tieout.recon.db;

import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The breaks that are kept about the units of a batch.
final class KnownBreaks {

    private final Map<Transaction, Map<UUID, Break>> byUnit = new HashMap<>();
    private final Map<Transaction, Break> byId = new HashMap<>();
    private final Map<Transaction, UUID> owners = new HashMap<>();

    /// @param unitId the one it belongs to now; its state may still name one that was merged away
    void add(UUID unitId, Break known) {
        String tenant = known.state().tenant();
        byUnit.computeIfAbsent(new Transaction(tenant, unitId), _ -> new LinkedHashMap<>())
                .put(known.id(), known);
        byId.put(new Transaction(tenant, known.id()), known);
        owners.put(new Transaction(tenant, known.id()), unitId);
    }

    @Nullable
    Break find(String tenant, UUID breakId) {
        return byId.get(new Transaction(tenant, breakId));
    }

    /// Those with one of the ids that belong to another unit.
    List<Break> ofOthers(UnitLegs unit, Collection<UUID> breakIds) {
        List<Break> others = new ArrayList<>();
        for (UUID id : breakIds) {
            Break known = find(unit.tenant(), id);
            if (known != null && !unit.id().equals(owners.get(new Transaction(unit.tenant(), id)))) {
                others.add(known);
            }
        }
        return others;
    }

    /// Those of the unit, and those with one of the ids.
    List<Break> concerning(UnitLegs unit, Collection<UUID> breakIds) {
        Map<UUID, Break> concerned =
                new LinkedHashMap<>(byUnit.getOrDefault(new Transaction(unit.tenant(), unit.id()), Map.of()));
        for (UUID id : breakIds) {
            Break known = find(unit.tenant(), id);
            if (known != null) {
                concerned.put(id, known);
            }
        }
        return List.copyOf(concerned.values());
    }
}
