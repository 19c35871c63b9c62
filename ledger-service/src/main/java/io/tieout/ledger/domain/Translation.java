package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event in the codes of the books, beside the one that was told.
///
/// @param event what posting rules see; never told and never kept
/// @param uses the codes that were looked up
/// @param version of the cross-references by which
public record Translation(BusinessEvent event, List<CodeUse> uses, long version) {

    private static final String SEPARATOR = ", ";

    public Translation {
        uses = List.copyOf(uses);
    }

    static Translation asTold(BusinessEvent event, long version) {
        return new Translation(event, List.of(), version);
    }

    /// The event as it was booked, by what its codes were taken for then.
    public static BusinessEvent asBooked(BusinessEvent told, List<CodeUse> uses) {
        if (uses.isEmpty()) {
            return told;
        }
        Map<CodeKind, Map<String, String>> canonical = new HashMap<>();
        for (CodeUse use : uses) {
            if (use.canonical() != null) {
                canonical.computeIfAbsent(use.kind(), _ -> new HashMap<>()).put(use.code(), use.canonical());
            }
        }
        return EventCodes.rewritten(
                told, (kind, code) -> canonical.getOrDefault(kind, Map.of()).getOrDefault(code, code));
    }

    /// The codes to remember with the event: those looked up, and tenders that sent a part of it to suspense. The
    /// latter stand in the queue of unmapped codes even where nobody keeps cross-references yet.
    ///
    /// @param told as the source told it
    /// @param suspenseCode of what the policy made of it
    public List<CodeUse> remembered(BusinessEvent told, @Nullable String suspenseCode) {
        String prefix = CodeKind.TENDER.code() + ":";
        if (suspenseCode == null || !suspenseCode.contains(prefix)) {
            return uses;
        }
        String suspended = SEPARATOR + suspenseCode + SEPARATOR;
        Set<String> known = new HashSet<>();
        uses.stream().filter(use -> use.kind() == CodeKind.TENDER).forEach(use -> known.add(use.code()));
        Set<CodeUse> all = new LinkedHashSet<>(uses);
        EventCodes.rewritten(told, (kind, code) -> {
            if (kind == CodeKind.TENDER
                    && suspended.contains(SEPARATOR + prefix + code + SEPARATOR)
                    && !known.contains(code)) {
                all.add(new CodeUse(kind, code, null));
            }
            return code;
        });
        return List.copyOf(all);
    }
}
