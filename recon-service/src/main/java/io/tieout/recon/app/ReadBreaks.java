package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.Severity;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.acceptance.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Breaks, as people read them. Everything is seen through the tenant's row-level security.
public interface ReadBreaks {

    /// One version of a break.
    record Version(Instant changedAt, BreakState state) {}

    /// What a silent feed keeps from being breaks, in one currency.
    record ChildSum(long count, Money net, Money exposure) {}

    /// What would be a break, were its parent's source not silent.
    ///
    /// @param breakId of the break that it was before its parent was known; null where it never was one
    record Child(
            String rule,
            String ruleKey,
            Money delta,
            @Nullable UUID breakId) {}

    /// @param sums over all of them
    /// @param first some of them, by rule and key
    record Children(List<ChildSum> sums, List<Child> first) {

        public static final Children NONE = new Children(List.of(), List.of());

        public Children {
            sums = List.copyOf(sums);
            first = List.copyOf(first);
        }
    }

    /// Since when the systems disagree about a record that a break names.
    ///
    /// @param key the order, refund, card or account
    /// @param first the earliest of its open breaks in business time
    /// @param breaks how many are open
    record Point(
            String key,
            UUID first,
            BreakClass breakClass,
            @Nullable Instant since,
            long breaks) {}

    /// The break of a silent feed that explains another one.
    record Parent(UUID id, String ruleKey) {}

    /// A break with its legs in time order and its versions, oldest first.
    ///
    /// @param parent the break of the silent feed that explains it; null where none does
    /// @param steps what people did about accepting it, the oldest first
    record Story(
            Break subject,
            List<Leg> legs,
            List<Version> versions,
            List<Step> steps,
            Children children,
            List<Point> points,
            @Nullable Parent parent) {
        public Story {
            points = List.copyOf(points);
            legs = List.copyOf(legs);
            versions = List.copyOf(versions);
            steps = List.copyOf(steps);
        }
    }

    /// @param exposure what is in dispute
    record OpenCount(Severity severity, String entity, long count, Money exposure) {}

    /// Most severe first, then the oldest: up to [PageRequest#limit()] rows, from the page's cursor on.
    Uni<List<Break>> list(String tenant, BreakQuery query, PageRequest page);

    Uni<Optional<Story>> story(String tenant, UUID breakId);

    /// What is open, added up by severity, legal entity and currency, the most severe first.
    Uni<List<OpenCount>> open(String tenant);
}
