package io.tieout.recon.domain;

import java.util.List;

/// A record with the ERP's documents that were tied to it, and by what.
///
/// @param key the rule key of the item
/// @param names the keys that the sides gave it
public record Tied(String key, List<String> names, List<Tie> ties) {

    public Tied {
        names = List.copyOf(names);
        ties = List.copyOf(ties);
    }
}
