package io.tieout.recon.domain.feed;

import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.handover.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The empty windows of one source that follow each other: one break, however many there are.
///
/// @param windows in their order, at least one
public record Outage(List<EmptyWindow> windows) {

    /// What the key of each begins with.
    public static final String PREFIX = "feed:";

    /// Windows that one break names.
    private static final int NAMED_MAX = 48;

    private static final Set<SourceRole> SETTLES = Set.of(SourceRole.PROCESSOR, SourceRole.BANK);

    public Outage {
        windows = windows.stream()
                .sorted(Comparator.comparing(each -> each.window().start()))
                .toList();
    }

    public static List<Outage> of(List<EmptyWindow> empty) {
        Map<String, List<EmptyWindow>> outages = new TreeMap<>();
        for (EmptyWindow each : empty) {
            outages.computeIfAbsent(each.feed() + "/" + each.source() + "/" + each.outage(), _ -> new ArrayList<>())
                    .add(each);
        }
        return outages.values().stream().map(Outage::new).toList();
    }

    private EmptyWindow first() {
        return windows.getFirst();
    }

    public String source() {
        return first().source();
    }

    public String feed() {
        return first().feed();
    }

    public String entity() {
        return first().entity();
    }

    /// Of the first window, also where something of that was told later.
    public Instant start() {
        return first().outage();
    }

    /// The start of the window before, which may be told of in part.
    Instant mayBeginAt() {
        Span window = first().window();
        return start().minus(Duration.between(window.start(), window.end()));
    }

    public Instant end() {
        return windows.getLast().window().end();
    }

    public FindingKey key() {
        return new FindingKey(PREFIX + source() + ":" + start(), Kind.ordinalOf(feed()));
    }

    public UUID breakId(String tenant, FeedRule rule) {
        return BreakId.of(tenant, rule.terms().id(), key());
    }

    /// Its money is what others told of the time, and no difference of any books: what is missing of each record is the
    /// business of the rule about it. So it has no delta, and is counted once.
    public Finding finding(FeedRule rule, @Nullable LastWord last) {
        Money worth = worth(rule);
        Money none = Money.zero(worth.currency());
        String key = key().ruleKey();
        return new Finding(
                key(),
                new About(
                        entity(),
                        rule.terms().calendar().dateOf(start(), entity()),
                        null,
                        null,
                        windows.stream()
                                .limit(NAMED_MAX)
                                .map(each -> each.window().start() + "/"
                                        + each.window().end())
                                .toList(),
                        List.of(key + " " + feed())),
                BreakClass.FEED_MISSING,
                List.of(),
                false,
                new Stake(none, none, worth, false),
                values(rule, worth),
                new Evidence(
                        List.of(new FieldDifference("events told", expected(rule, worth), "0")),
                        new HandoffFinding(HandoffStep.EMITTED_OR_FORWARDED, sentences(rule, last)),
                        List.of(),
                        last == null ? List.of() : List.of(last.eventId()),
                        new Symptom(HandoffStep.EMITTED_OR_FORWARDED, source(), BreakClass.FEED_MISSING.code())),
                Cause.UNDETERMINED,
                BreakClass.FEED_MISSING.authority(),
                BreakClass.FEED_MISSING.repair() + ". Have the source send again what happened from " + start() + " to "
                        + end() + ".",
                first().dueAt());
    }

    private Money worth(FeedRule rule) {
        @Nullable Money sum = null;
        for (EmptyWindow each : windows) {
            Money worth = each.worth();
            if (worth != null) {
                sum = sum == null ? worth : sum.currency().equals(worth.currency()) ? sum.plus(worth) : sum;
            }
        }
        return sum == null ? Money.zero(rule.money().of(entity())) : sum.magnitude();
    }

    private SideValues values(FeedRule rule, Money worth) {
        Demand demand = demand(rule);
        if (demand == null || worth.isZero()) {
            return new SideValues(null, null, null);
        }
        Set<SourceRole> roles = demand.by().roles();
        if (roles.stream().anyMatch(SETTLES::contains)) {
            return new SideValues(null, worth, null);
        }
        return roles.contains(SourceRole.ERP) ? new SideValues(null, null, worth) : new SideValues(worth, null, null);
    }

    private @Nullable Demand demand(FeedRule rule) {
        Feed feed = rule.feed(feed());
        return feed == null ? null : feed.demand();
    }

    private String expected(FeedRule rule, Money worth) {
        Demand demand = demand(rule);
        if (demand == null) {
            return "at least " + windows.size();
        }
        String roles = String.join(
                " and ",
                demand.by().roles().stream().map(SourceRole::code).sorted().toList());
        long others = windows.stream().mapToLong(EmptyWindow::expected).sum();
        return "some, as %s told %d%s".formatted(roles, others, worth.isZero() ? "" : " of " + worth);
    }

    private List<String> sentences(FeedRule rule, @Nullable LastWord last) {
        List<String> sentences = new ArrayList<>();
        sentences.add("%s told nothing of %d windows from %s to %s, of which '%s' expects %s."
                .formatted(source(), windows.size(), start(), end(), feed(), expected(rule, worth(rule))));
        sentences.add(
                last == null
                        ? "Nothing is known of it from before."
                        : "Its last word before that was taken in at " + last.receivedAt() + ".");
        sentences.add("Whether it did not tell or nobody forwarded it, its absence here does not say.");
        return sentences;
    }
}
