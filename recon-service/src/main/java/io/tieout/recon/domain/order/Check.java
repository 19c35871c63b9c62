package io.tieout.recon.domain.order;

import io.tieout.event.ReferenceType;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.Allowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that must hold of an order.
public sealed interface Check {

    String name();

    BreakClass breakClass();

    /// Whether the customer waits for money, or paid too much, where it does not hold.
    boolean harmsCustomer();

    /// Everything that it looks at.
    List<Amount> amounts();

    /// What one side comes to must not be more, or not be less, than the other.
    ///
    /// @param by what is weighed by itself, such as each payment; null where the whole order is
    /// @param needs of what there must be something; else somebody's silence would be taken for nothing
    /// @param after what must have happened before it counts; null where nothing must
    /// @param within how long it may be otherwise; null where no time is allowed
    record Balance(
            String name,
            BreakClass breakClass,
            boolean harmsCustomer,
            List<Amount> expected,
            List<Amount> actual,
            Direction breakIf,
            @Nullable ReferenceType by,
            List<Amount> needs,
            @Nullable Amount after,
            @Nullable Allowance within)
            implements Check {
        public Balance {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
            needs = List.copyOf(needs);
        }

        @Override
        public List<Amount> amounts() {
            List<Amount> all = new ArrayList<>(expected);
            all.addAll(actual);
            all.addAll(needs);
            if (after != null) {
                all.add(after);
            }
            return all;
        }
    }

    /// One fact must not be told under several ids.
    ///
    /// @param same texts that such events share besides their amount
    /// @param within how far apart they may be at most
    /// @param total what they must not exceed together; then they are repeats whatever lies between them
    /// @param undone what takes one back, by the id that it names
    /// @param by the type of that id
    record Repeat(
            String name,
            BreakClass breakClass,
            boolean harmsCustomer,
            Amount of,
            List<String> same,
            Duration within,
            Amount total,
            Amount undone,
            ReferenceType by)
            implements Check {
        public Repeat {
            same = List.copyOf(same);
        }

        @Override
        public List<Amount> amounts() {
            return List.of(of, total, undone);
        }
    }

    /// Nothing of one may be before the other by more than clocks differ.
    ///
    /// @param by what is looked at by itself; null for the whole order
    record Sequence(
            String name,
            BreakClass breakClass,
            boolean harmsCustomer,
            Amount first,
            Amount then,
            @Nullable ReferenceType by,
            Duration within)
            implements Check {
        @Override
        public List<Amount> amounts() {
            return List.of(first, then);
        }
    }

    /// After one there must be another that names the same.
    ///
    /// @param by by which references they belong together
    /// @param unless what makes it needless
    /// @param connected roles of which one must have been registered when the first happened, so that
    ///     somebody could tell of the other; empty where it is asked of all
    record Followed(
            String name,
            BreakClass breakClass,
            boolean harmsCustomer,
            Amount first,
            Amount then,
            @Nullable Amount unless,
            Set<ReferenceType> by,
            Set<SourceRole> connected,
            Allowance within)
            implements Check {
        public Followed {
            by = Set.copyOf(by);
            connected = Set.copyOf(connected);
        }

        /// Whether it is asked what followed `leg`. Where nobody said who was registered, everybody counts as such.
        boolean isAskedOf(Leg leg) {
            RegisteredRoles registered = leg.envelope().registered();
            return connected.isEmpty()
                    || registered == null
                    || connected.stream().anyMatch(registered::contains);
        }

        @Override
        public List<Amount> amounts() {
            return unless == null ? List.of(first, then) : List.of(first, then, unless);
        }
    }
}
