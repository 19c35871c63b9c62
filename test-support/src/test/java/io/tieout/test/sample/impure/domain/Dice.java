package io.tieout.test.sample.impure.domain;

import java.time.Instant;

public record Dice() {

    Instant roll() {
        return Instant.now();
    }
}
