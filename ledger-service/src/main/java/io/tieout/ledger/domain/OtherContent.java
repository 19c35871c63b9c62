package io.tieout.ledger.domain;

import java.util.Optional;

/// Why a delivery says something else of a fact than the reading that holds.
public enum OtherContent {
    /// The source contradicts itself.
    CONFLICT,
    /// A later version of the same mapping reads it: somebody decides whether that one holds.
    REVISION,
    /// An earlier version of the same mapping read it: evidence of how it was read once.
    SUPERSEDED;

    /// @param holding the mapping of the reading that holds, and `other` that of the delivery
    public static OtherContent of(String holding, String other) {
        Optional<MappingVersion> held = MappingVersion.of(holding);
        Optional<MappingVersion> read = MappingVersion.of(other);
        if (held.isEmpty()
                || read.isEmpty()
                || !held.get().name().equals(read.get().name())) {
            return CONFLICT;
        }
        return switch (Integer.signum(
                Integer.compare(read.get().number(), held.get().number()))) {
            case 1 -> REVISION;
            case -1 -> SUPERSEDED;
            default -> CONFLICT;
        };
    }
}
