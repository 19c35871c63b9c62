package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.Tender;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All cross-references of a tenant, as of one version.
///
/// Of a kind for which nothing is kept for a source, its codes pass as they are.
public final class CrossReferences {

    /// Nothing is kept: what a tenant begins with.
    public static final CrossReferences NONE = new CrossReferences(0, Map.of());

    /// The contract's own words for tenders, which mean the same from every source.
    private static final Set<String> TENDERS =
            Arrays.stream(Tender.values()).map(Coded::code).collect(Collectors.toUnmodifiableSet());

    private record Kept(String source, CodeKind kind) {}

    private final long version;
    private final Map<CodeKey, CrossReference> byKey;
    private final Set<Kept> kept = new HashSet<>();
    private final Set<String> sources = new HashSet<>();

    private CrossReferences(long version, Map<CodeKey, CrossReference> byKey) {
        this.version = version;
        this.byKey = byKey;
        for (CrossReference reference : byKey.values()) {
            if (reference.isKept()) {
                kept.add(new Kept(reference.key().source(), reference.key().kind()));
                sources.add(reference.key().source());
            }
        }
    }

    public long version() {
        return version;
    }

    /// The same as of a later version, in which these were saved, the latest last.
    public CrossReferences with(long laterVersion, Collection<CrossReference> saved) {
        Map<CodeKey, CrossReference> all = new HashMap<>(byKey);
        saved.forEach(reference -> all.put(reference.key(), reference));
        return new CrossReferences(laterVersion, all);
    }

    /// The event in the codes of the books, as they held when it happened. A code without a cross-reference stays.
    public Translation translate(BusinessEvent event) {
        Envelope envelope = event.envelope();
        if (!sources.contains(envelope.source())) {
            return Translation.asTold(event, version);
        }
        Map<CodeKey, CodeUse> uses = new LinkedHashMap<>();
        BusinessEvent translated = EventCodes.rewritten(event, (kind, code) -> {
            CodeKey key = new CodeKey(envelope.source(), kind, code);
            if (!isLookedUp(key)) {
                return code;
            }
            CodeUse use = uses.computeIfAbsent(key, _ -> use(key, envelope));
            return use.canonical() == null ? code : use.canonical();
        });
        return new Translation(translated, List.copyOf(uses.values()), version);
    }

    /// The codes of a kind that an event carries.
    public static Set<String> codes(BusinessEvent event, CodeKind kind) {
        Set<String> codes = new LinkedHashSet<>();
        EventCodes.rewritten(event, (other, code) -> {
            if (other == kind) {
                codes.add(code);
            }
            return code;
        });
        return codes;
    }

    /// Whether it is one of the contract's own words, which pass unless somebody kept a cross-reference for them.
    public static boolean isContracts(CodeKey key) {
        return key.kind() == CodeKind.TENDER && TENDERS.contains(key.code());
    }

    private CodeUse use(CodeKey key, Envelope envelope) {
        CrossReference reference = byKey.getOrDefault(key, CrossReference.unknown(key));
        return new CodeUse(
                key.kind(), key.code(), reference.at(envelope.occurredAt()).orElse(null));
    }

    private boolean isLookedUp(CodeKey key) {
        return kept.contains(new Kept(key.source(), key.kind())) && (byKey.containsKey(key) || !isContracts(key));
    }
}
