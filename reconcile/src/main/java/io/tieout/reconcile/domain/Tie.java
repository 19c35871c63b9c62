package io.tieout.reconcile.domain;

import java.util.List;

/// Units of both sides that a stage found to be one fact.
record Tie(Stage stage, int score, List<Unit> units) {

    List<Item> items(Side side) {
        return units.stream()
                .filter(unit -> unit.side() == side)
                .flatMap(unit -> unit.items().stream())
                .toList();
    }
}
