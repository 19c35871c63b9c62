package io.tieout.event.finding;

import io.tieout.event.Coded;
import java.util.List;

/// How urgent a break is; P1 first.
public enum Severity implements Coded {
    P1,
    P2,
    P3,
    P4;

    @Override
    public String code() {
        return name();
    }

    public Severity raisedBy(int steps) {
        List<Severity> all = List.of(values());
        return all.get(Math.max(0, all.indexOf(this) - steps));
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
