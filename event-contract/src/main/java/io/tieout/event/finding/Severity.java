package io.tieout.event.finding;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;
import java.util.List;

/// Ordered: P1 first. T1, T2 and T3 are limits of money that the rule of a reconciliation sets.
@Meaning("How urgent it is. T1, T2 and T3 are limits of money that the reconciliation rule sets.")
public enum Severity implements Explained {
    P1("Most urgent; a break from T1 up is always this"),
    P2("Urgent; a break from T2 up is at least this"),
    P3("In its turn"),
    P4("Least urgent; a break below T3, unless a customer waits for the money or its class is P1");

    private final String meaning;

    Severity(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String meaning() {
        return meaning;
    }

    public Severity raisedBy(int steps) {
        List<Severity> all = List.of(values());
        return all.get(Math.max(0, all.indexOf(this) - steps));
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
