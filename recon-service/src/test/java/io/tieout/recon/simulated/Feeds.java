package io.tieout.recon.simulated;

import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.feed.EmptyWindow;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Heard.Speaker;
import io.tieout.recon.domain.feed.Hour;
import io.tieout.recon.domain.feed.Outage;
import io.tieout.recon.domain.feed.Silence;
import io.tieout.recon.domain.feed.Silences;
import io.tieout.recon.domain.feed.Vigil;
import io.tieout.recon.yaml.FeedFile;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the shipped rule about feeds found in days of a whole retailer.
///
/// @param ever keys of all outages that there ever were, each with its first empty window
/// @param standing those of which something is still missing in the end
record Feeds(Set<String> ever, List<Outage> standing, List<Expectation> truth) {

    static final String TENANT = "simulated";

    private static final int LOOKS = 40;

    private static final Duration AFTERWARDS = Duration.ofDays(2);

    static FeedRule rule() throws IOException {
        try (InputStream in = Feeds.class.getResourceAsStream("/rules/feeds.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return FeedFile.read("feeds", text).rule();
        }
    }

    /// Looks at the hours again and again, each time when a step of the retailer's time is over.
    static Feeds in(Retailer.Plan plan, String faults, Duration step) throws IOException {
        List<Expectation> truth = new ArrayList<>();
        FeedRule rule = rule();
        Instant end = endOf(plan);
        List<Leg> legs = legs(rule, plan, faults, truth);
        Vigil vigil = Vigil.NONE;
        Set<String> ever = new TreeSet<>();
        int heard = 0;
        Hours hours = new Hours();
        Instant first = legs.getFirst().envelope().receivedAt().truncatedTo(ChronoUnit.HOURS);
        for (Instant at = first; at.isBefore(end); at = at.plus(step)) {
            while (heard < legs.size()
                    && legs.get(heard).envelope().receivedAt().isBefore(at)) {
                hours.add(rule, legs.get(heard++));
            }
            vigil = vigil.after(rule, hours.heard(), at);
            Outage.of(vigil.empty()).forEach(each -> ever.add(each.key().ruleKey()));
        }
        return new Feeds(ever, Outage.of(vigil.empty()), truth);
    }

    private static Instant endOf(Retailer.Plan plan) {
        return plan.firstDay()
                .plusDays(plan.days())
                .atStartOfDay(java.time.ZoneOffset.UTC)
                .toInstant()
                .plus(AFTERWARDS);
    }

    private static List<Leg> legs(FeedRule rule, Retailer.Plan plan, String faults, List<Expectation> truth) {
        Told told = new Told();
        new Play(plan, faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults))
                .into(told::add, truth::add, _ -> {});
        return told.legs().stream()
                .filter(rule::compares)
                .sorted(Comparator.comparing(leg -> leg.envelope().receivedAt()))
                .toList();
    }

    /// What is known in the end when everything is told at once.
    static Vigil atOnce(Retailer.Plan plan, String faults) throws IOException {
        FeedRule rule = rule();
        Hours hours = new Hours();
        legs(rule, plan, faults, new ArrayList<>()).forEach(leg -> hours.add(rule, leg));
        return Vigil.NONE.after(rule, hours.heard(), endOf(plan));
    }

    /// The same when it is told in any order, while the feeds are looked at again and again.
    static Vigil inAnyOrder(Retailer.Plan plan, String faults, Random random) throws IOException {
        FeedRule rule = rule();
        List<Leg> legs = new ArrayList<>(legs(rule, plan, faults, new ArrayList<>()));
        Instant at = legs.getFirst().envelope().receivedAt();
        Duration step = Duration.between(at, endOf(plan)).dividedBy(LOOKS);
        // Mostly in order, some much too late, some much too early.
        Map<Leg, Integer> ranks = new HashMap<>();
        for (int i = 0; i < legs.size(); i++) {
            ranks.put(legs.get(i), random.nextInt(10) == 0 ? random.nextInt(legs.size()) : i);
        }
        legs.sort(Comparator.comparing(ranks::get));
        Vigil vigil = Vigil.NONE;
        Hours hours = new Hours();
        for (int look = 0; look < LOOKS; look++) {
            at = at.plus(step);
            int from = legs.size() / LOOKS * look;
            int to = look + 1 == LOOKS ? legs.size() : legs.size() / LOOKS * (look + 1);
            Instant late = at;
            for (Leg leg : legs.subList(from, to)) {
                hours.add(rule, leg);
                for (Hour hour : Heard.hoursOf(leg.event(), rule.countsNames(leg))) {
                    late = hour.start().isBefore(late) ? hour.start() : late;
                }
            }
            Heard heard = hours.heard();
            vigil = vigil.reopened(rule, heard, late).after(rule, heard, at);
        }
        Heard heard = hours.heard();
        return vigil.after(rule, heard, endOf(plan));
    }

    /// Adds up what is told, as the tables do.
    private static final class Hours {
        private final Map<Hour, Hour> sums = new HashMap<>();
        private final Map<Speaker, Speaker> speakers = new HashMap<>();
        private Instant until = Instant.EPOCH;

        void add(FeedRule rule, Leg leg) {
            Heard.hoursOf(leg.event(), rule.countsNames(leg)).forEach(hour -> sums.merge(key(hour), hour, Hours::plus));
            Envelope envelope = leg.envelope();
            speakers.merge(
                    speaker(leg, Instant.EPOCH),
                    speaker(leg, envelope.receivedAt()),
                    (one, other) -> one.since().isAfter(other.since()) ? other : one);
            until = envelope.receivedAt().isAfter(until) ? envelope.receivedAt() : until;
        }

        private static Speaker speaker(Leg leg, Instant since) {
            Envelope envelope = leg.envelope();
            return new Speaker(
                    envelope.source(),
                    envelope.role(),
                    envelope.entity(),
                    leg.event().type(),
                    since);
        }

        private static Hour key(Hour hour) {
            Money amount = hour.amount();
            return with(hour, 0, 0, amount == null ? null : Money.zero(amount.currency()));
        }

        private static Hour plus(Hour one, Hour other) {
            Money amount = one.amount();
            return with(
                    one,
                    one.occurred() + other.occurred(),
                    one.arrived() + other.arrived(),
                    amount == null ? null : amount.plus(Objects.requireNonNull(other.amount())));
        }

        private static Hour with(Hour hour, long occurred, long arrived, @Nullable Money amount) {
            return new Hour(
                    hour.source(),
                    hour.role(),
                    hour.entity(),
                    hour.type(),
                    hour.about(),
                    hour.start(),
                    occurred,
                    arrived,
                    amount);
        }

        Heard heard() {
            return Heard.of(sums.values(), List.copyOf(speakers.values()), until);
        }
    }

    /// The silences that stand at an instant, by what was told until then.
    static Silences silences(Told told, Instant at) throws IOException {
        FeedRule rule = rule();
        List<Leg> legs = told.legs().stream()
                .filter(leg -> rule.compares(leg) && leg.envelope().receivedAt().isBefore(at))
                .toList();
        Hours hours = new Hours();
        legs.stream()
                .sorted(Comparator.comparing(leg -> leg.envelope().receivedAt()))
                .forEach(leg -> hours.add(rule, leg));
        return new Silences(Silence.of(TENANT, rule, Vigil.NONE.after(rule, hours.heard(), at), at), true);
    }

    Set<String> standingKeys() {
        return standing.stream().map(each -> each.key().ruleKey()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The windows in which a whole system was silent, by the truth.
    Set<String> silent() {
        return truth.stream()
                .filter(line -> line.state() == State.EXPECTED && line.about().startsWith(Outage.PREFIX))
                .filter(line -> line.finding() != null)
                .map(Expectation::about)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<EmptyWindow> windows() {
        return standing.stream().flatMap(each -> each.windows().stream()).toList();
    }
}
