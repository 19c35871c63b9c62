package io.tieout.recon.app;

import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Tie;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record and the ERP's documents in one currency that were tied to it without a person.
///
/// @param names the keys that the sides gave the record
/// @param ties none where there are more legs than the rule examines
public record Match(
        String rule,
        int ruleVersion,
        MatchItem item,
        UUID correlationId,
        @Nullable UUID breakId,
        List<String> names,
        List<Tie> ties) {

    public Match {
        names = List.copyOf(names);
        ties = List.copyOf(ties);
    }
}
