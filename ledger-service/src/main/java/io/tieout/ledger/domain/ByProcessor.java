package io.tieout.ledger.domain;

import io.tieout.event.Money;
import io.tieout.ledger.domain.Accrual.Experience;
import io.tieout.ledger.domain.Accrual.Part;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tells processors apart: who was paid, by the name of the payments, and who took fees, by the source
/// that told of them.
public final class ByProcessor {

    /// What stands in clearing under the payments of one processor.
    ///
    /// @param settled what left such keys within the days of experience
    public record Cleared(String processor, Money open, Money settled) {}

    private ByProcessor() {}

    /// What all of them cost together.
    ///
    /// @param costs by the source that told of them; of what nobody knows the source under an empty one
    public static Experience together(List<Cleared> cleared, Map<String, Money> costs) {
        Money none = Money.zero(cleared.getFirst().open().currency());
        return new Experience(
                sum(cleared, Cleared::settled, none), costs.values().stream().reduce(none, Money::plus));
    }

    /// Those with fees of their own by their own rate. The others share what no payment's processor took;
    /// where that is nothing, the rate of all.
    public static List<Part> parts(List<Cleared> cleared, Map<String, Money> costs) {
        List<Cleared> unknown = cleared.stream()
                .filter(each -> !costs.containsKey(each.processor()))
                .toList();
        Experience all = together(cleared, costs);
        Money none = Money.zero(all.cost().currency());
        Money rest = costs.entrySet().stream()
                .filter(cost ->
                        cleared.stream().noneMatch(each -> each.processor().equals(cost.getKey())))
                .map(Map.Entry::getValue)
                .reduce(none, Money::plus);
        Experience others = new Experience(sum(unknown, Cleared::settled, none), rest);
        Experience shared = rest.isZero() || others.saysNothing() ? all : others;
        return cleared.stream()
                .filter(each -> !each.open().isZero())
                .map(each -> new Part(each.processor(), each.open(), own(each, costs, shared)))
                .toList();
    }

    private static Experience own(Cleared cleared, Map<String, Money> costs, Experience shared) {
        Money cost = costs.get(cleared.processor());
        Experience own = cost == null ? shared : new Experience(cleared.settled(), cost);
        return own.saysNothing() ? shared : own;
    }

    private static Money sum(List<Cleared> cleared, Function<Cleared, Money> amount, Money none) {
        return cleared.stream().map(amount).reduce(none, Money::plus);
    }
}
