package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.fault.Truth;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import io.tieout.simulator.retailer.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears what the retailer's systems would have told and what they told, and says what should be found.
///
/// It knows which records something was done to, so that it keeps only what is told of those, and concludes
/// from what it heard. A difference in any other record is an error of the simulation and is counted.
public final class Oracle implements Truth {

    /// After which nothing more is told that belongs to a story.
    private static final Duration STORY_ENDS_AFTER = Duration.ofDays(8);

    /// Cards, orders and windows are told of for longer.
    private static final Duration LONG_STORY_ENDS_AFTER = Duration.ofDays(60);

    private final Truths truths;
    private final Map<String, Story> stories = new HashMap<>();
    private final Map<Reference, Story> byReference = new HashMap<>();

    /// By their numbers.
    private final Map<String, Reference> payouts = new HashMap<>();

    /// Of the lines of the bank whose number was told, and may be told otherwise.
    private final Map<String, Story> lines = new HashMap<>();

    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private final Set<String> follows = new HashSet<>();
    private long count;
    private long unexplained;
    private @Nullable BusinessEvent lastClean;
    private @Nullable Sent lastSent;

    private record Ending(Instant at, long order, Story story) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// @param lines is told each line of the truth when nothing can change it any more
    public Oracle(World world, Consumer<Expectation> lines) {
        this.truths = new Truths(new Verdict(world), lines);
    }

    /// Hears what would be told.
    public Listener clean() {
        return (event, sent) -> {
            explainLast();
            conclude(event.envelope().receivedAt());
            truths.heard(event, sent);
            if (event instanceof PayoutChanged payout) {
                payouts.put(
                        payout.envelope().subject(),
                        new Reference(
                                ReferenceType.PAYOUT,
                                payout.envelope().source(),
                                payout.envelope().subject()));
            }
            storiesOf(event, sent).forEach(story -> {
                story.clean(event);
                if (event instanceof BankLineStated) {
                    lines.put(Records.own(event), story);
                }
            });
            lastClean = event;
            lastSent = sent;
        };
    }

    /// Hears what is told, and passes it on.
    public Listener told(Listener next) {
        return (event, sent) -> {
            if (event.equals(lastClean)) {
                lastClean = null;
            } else {
                explain(event, sent);
            }
            truths.heard(event, sent);
            truths.told(event);
            storiesOf(event, sent).forEach(story -> story.told(event));
            next.told(event, sent);
        };
    }

    /// What was not told the moment it happened is different, or late.
    private void explainLast() {
        if (lastClean != null) {
            explain(lastClean, lastSent);
            lastClean = null;
        }
    }

    private void explain(BusinessEvent event, @Nullable Sent sent) {
        if (storiesOf(event, sent).isEmpty() && !follows.contains(Records.about(event, sent))) {
            unexplained++;
        }
    }

    @Override
    public void happened(Injection injection) {
        if (injection.isOfWindow()) {
            truths.incident(injection);
            return;
        }
        Story story = stories.get(injection.about());
        if (story == null) {
            story = begin(injection);
        }
        story.add(injection);
        if (lastClean != null) {
            payoutNamedBy(lastClean).ifPresent(story::names);
        }
    }

    /// The bank knows payouts by their numbers alone.
    private Optional<Reference> payoutNamedBy(BusinessEvent event) {
        String text = event instanceof BankLineStated line ? line.text() : null;
        return text == null
                ? Optional.empty()
                : Optional.ofNullable(payouts.get(text.substring(text.lastIndexOf(' ') + 1)));
    }

    private Story begin(Injection injection) {
        Story story = new Story(injection.about());
        stories.put(injection.about(), story);
        Reference reference = reference(injection.about());
        if (reference != null) {
            byReference.put(reference, story);
        }
        boolean isLong = reference != null && !isOfOneEvening(reference);
        endings.add(new Ending(injection.at().plus(isLong ? LONG_STORY_ENDS_AFTER : STORY_ENDS_AFTER), count++, story));
        if (lastClean != null && storiesOf(lastClean, lastSent).contains(story)) {
            story.clean(lastClean);
            if (lastClean instanceof BankLineStated) {
                lines.put(Records.own(lastClean), story);
            }
        }
        return story;
    }

    private static boolean isOfOneEvening(Reference reference) {
        return switch (reference.type()) {
            case ORDER, GIFT_CARD -> false;
            default -> true;
        };
    }

    private static @Nullable Reference reference(String about) {
        try {
            return Reference.parse(about);
        } catch (IllegalArgumentException noReference) {
            return null;
        }
    }

    @Override
    public void follows(String about) {
        follows.add(about);
    }

    /// No record lacks it, so no story has heard of it.
    @Override
    public void neverWas(String about) {
        follows.add(about);
        if (lastClean != null) {
            BusinessEvent event = lastClean;
            storiesOf(event, lastSent).forEach(story -> story.forget(event));
        }
    }

    private Set<Story> storiesOf(BusinessEvent event, @Nullable Sent sent) {
        if (stories.isEmpty()) {
            return Set.of();
        }
        Set<Story> found = new LinkedHashSet<>();
        for (Reference reference : event.envelope().references()) {
            add(found, byReference.get(reference));
        }
        payoutNamedBy(event).ifPresent(payout -> add(found, byReference.get(payout)));
        if (event instanceof BankLineStated) {
            add(found, lines.get(Records.own(event)));
        }
        add(
                found,
                sent == null
                        ? stories.get(Records.about(event, null))
                        : byReference.get(sent.message().about()));
        return found;
    }

    private static void add(Set<Story> stories, @Nullable Story story) {
        if (story != null) {
            stories.add(story);
        }
    }

    private void conclude(Instant now) {
        while (!endings.isEmpty() && endings.peek().at().isBefore(now)) {
            end(endings.remove().story());
        }
    }

    private void end(Story story) {
        stories.remove(story.about());
        lines.values().remove(story);
        Reference reference = reference(story.about());
        if (reference != null) {
            byReference.remove(reference);
        }
        truths.ended(story);
    }

    /// Says what is left when nothing more will be told.
    public void finish() {
        explainLast();
        conclude(Instant.MAX);
        truths.finish();
    }

    /// How many events differ although nothing was done to their record. Anything but zero is an error of the
    /// simulation, and makes the truth worthless.
    public long unexplained() {
        return unexplained;
    }
}
