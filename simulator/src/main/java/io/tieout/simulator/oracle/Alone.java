package io.tieout.simulator.oracle;

import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What is wrong with the only balance that is stated of an account shows nowhere: there is nothing to hold it against.
final class Alone {

    /// Stands for an account of which more than one balance is stated.
    private static final String SEVERAL = "";

    /// By account, what its balance is called.
    private final Map<List<Object>, String> stated = new HashMap<>();

    private final List<Expectation> kept = new ArrayList<>();

    void heard(BalanceStated balance) {
        stated.merge(
                List.of(balance.envelope().source(), balance.kind(), balance.account()),
                Records.about(balance, null),
                (known, about) -> known.equals(about) ? known : SEVERAL);
    }

    /// Keeps a line back until it is known whether another balance is stated; returns whether it did.
    boolean keep(Expectation line) {
        boolean isOfBalance = line.fault() == Fault.HIDDEN_MOVEMENT && line.state() == State.EXPECTED;
        if (isOfBalance) {
            kept.add(line);
        }
        return isOfBalance;
    }

    void finish(Consumer<Expectation> lines) {
        Set<String> alone = new HashSet<>(stated.values());
        kept.forEach(line -> lines.accept(alone.contains(line.about()) ? line.withoutTrace() : line));
    }
}
