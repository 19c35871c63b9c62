package io.tieout.recon.domain.feed;

import io.tieout.recon.domain.feed.Heard.Speaker;
import io.tieout.recon.domain.feed.Heard.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far all feeds of a tenant were looked at, and which windows are empty.
///
/// A window is judged when its time is over, and only when anything at all was taken in after it: where
/// nobody tells anything, it may be this service that is behind. What is told of it later has it judged
/// anew ([#reopened(FeedRule, Heard, Instant)]), so that what was found in the end depends on what was
/// told and not on when it was looked at.
public record Vigil(List<Watch> watches, List<EmptyWindow> empty) {

    /// Before anything was looked at.
    public static final Vigil NONE = new Vigil(List.of(), List.of());

    /// After that time of silence of everybody it is no longer this service that is taken to be behind.
    static final Duration PATIENCE = Duration.ofDays(1);

    /// How far back it is looked whether an outage that was found before lasted until then.
    public static final Duration LOOK_BACK = Duration.ofDays(3);

    /// How often what is empty is looked at.
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Comparator<Speaker> FIRST =
            Comparator.comparing(Speaker::since).thenComparing(Speaker::entity).thenComparing(Speaker::type);

    public Vigil {
        watches = List.copyOf(watches);
        empty = List.copyOf(empty);
    }

    /// Goes on to an instant. It needs the hours of what is empty, and those from [#from(Instant)] on.
    public Vigil after(FeedRule rule, Heard heard, Instant at) {
        List<Watch> judged = new ArrayList<>();
        List<EmptyWindow> all = new ArrayList<>();
        for (EmptyWindow each : empty) {
            Feed feed = rule.feed(each.feed());
            if (feed != null
                    && heard.of(feed.teller(), each.source(), each.window()).told() == 0) {
                all.add(each);
            }
        }
        for (Watch watch : joined(rule, heard.speakers()).watches()) {
            Feed feed = rule.feed(watch.feed());
            if (feed != null) {
                judged.add(new Judging(rule, feed, heard, at, all).of(watch));
            }
        }
        return new Vigil(judged, all);
    }

    /// As it was before anything from an instant on was judged, because something of that time was told
    /// only now.
    ///
    /// @param heard the hours of [#LOOK_BACK] before that instant
    public Vigil reopened(FeedRule rule, Heard heard, Instant from) {
        List<Watch> reopened = new ArrayList<>();
        List<EmptyWindow> kept = new ArrayList<>(empty);
        for (Watch watch : watches) {
            Feed feed = rule.feed(watch.feed());
            reopened.add(
                    feed == null
                            ? watch
                            : new Reopening(feed, watch, heard, kept)
                                    .from(feed.rhythm().before(from)));
        }
        return new Vigil(reopened, kept);
    }

    private record Reopening(Feed feed, Watch watch, Heard heard, List<EmptyWindow> empty) {

        /// What was found from then on goes. Of an outage that was over since it is not kept when it
        /// ended: if nothing that was told parts it from then, it goes as a whole and is found again.
        Watch from(Instant instant) {
            Speaker first = first(feed, watch.source(), heard.speakers());
            return first == null || !instant.isBefore(watch.judgedUntil()) ? watch : from(instant, first);
        }

        private Watch from(Instant instant, Speaker first) {
            Instant begin = instant.isBefore(first.since()) ? first.since() : instant;
            EmptyWindow last = empty.stream()
                    .filter(each -> each.isOf(watch) && each.window().start().isBefore(begin))
                    .max(Comparator.comparing(each -> each.window().start()))
                    .orElse(null);
            if (last == null || isTold(last.window().end(), begin)) {
                return again(begin, first, null);
            }
            return last.outage().equals(watch.silentSince())
                    ? again(begin, first, last.outage())
                    : again(last.outage(), first, null);
        }

        private boolean isTold(Instant from, Instant until) {
            Instant begin = from.isBefore(until.minus(LOOK_BACK)) ? until.minus(LOOK_BACK) : from;
            return begin.isBefore(until)
                    && heard.of(feed.teller(), watch.source(), new Span(begin, until))
                                    .told()
                            > 0;
        }

        private Watch again(Instant begin, Speaker first, @Nullable Instant silent) {
            empty.removeIf(each -> each.isOf(watch) && !each.window().start().isBefore(begin));
            return new Watch(watch.feed(), watch.source(), first.entity(), begin, silent);
        }
    }

    private static @Nullable Speaker first(Feed feed, String source, List<Speaker> speakers) {
        return speakers.stream()
                .filter(each -> each.source().equals(source))
                .filter(each -> feed.teller().tells(source, each.role(), each.type()))
                .min(FIRST)
                .orElse(null);
    }

    /// The end of the last window that was judged; null while nobody is watched.
    public @Nullable Instant judgedUntil() {
        return watches.stream().map(Watch::judgedUntil).max(Instant::compareTo).orElse(null);
    }

    /// From when on hours are needed.
    public Instant from(Instant otherwise) {
        return watches.stream().map(Watch::judgedUntil).min(Instant::compareTo).orElse(otherwise);
    }

    /// With sources that were heard for the first time: they are watched from their first whole window on.
    public Vigil joined(FeedRule rule, List<Speaker> speakers) {
        List<Watch> all = new ArrayList<>(watches);
        Set<String> known = new HashSet<>();
        watches.forEach(each -> known.add(each.feed() + "/" + each.source()));
        for (Feed feed : rule.feeds()) {
            speakers.stream()
                    .filter(each -> feed.teller().tells(each.source(), each.role(), each.type()))
                    .sorted(FIRST)
                    .filter(each -> known.add(feed.name() + "/" + each.source()))
                    .forEach(each -> all.add(new Watch(feed.name(), each.source(), each.entity(), each.since(), null)));
        }
        return new Vigil(all, empty);
    }

    private record Judging(FeedRule rule, Feed feed, Heard heard, Instant at, List<EmptyWindow> empty) {

        Watch of(Watch watch) {
            ZoneId zone = rule.zoneOf(watch.entity());
            Watch now = watch;
            Span window = feed.rhythm().next(now.judgedUntil(), zone);
            while (!feed.dueAt(window).isAfter(at) && isPassed(window)) {
                now = judged(now, window, zone);
                window = feed.rhythm().next(window.end(), zone);
            }
            return now;
        }

        private boolean isPassed(Span window) {
            return !heard.until().isBefore(window.end())
                    || !feed.dueAt(window).plus(PATIENCE).isAfter(at);
        }

        private Watch judged(Watch watch, Span window, ZoneId zone) {
            if (heard.of(feed.teller(), watch.source(), window).told() > 0) {
                return watch.at(window.end(), null);
            }
            if (!feed.isExpected(watch, window, heard, zone)) {
                return watch.at(window.end(), watch.silentSince());
            }
            Instant since = watch.silentSince();
            Instant outage = since == null ? window.start() : since;
            Demand demand = feed.demand();
            Told others = demand == null ? null : heard.by(demand, watch.source(), watch.entity(), window);
            empty.add(new EmptyWindow(
                    feed.name(),
                    watch.source(),
                    watch.entity(),
                    outage,
                    window,
                    feed.dueAt(window),
                    others == null ? 0 : others.occurred(),
                    others == null ? null : others.worth()));
            return watch.at(window.end(), outage);
        }
    }

    /// When to look again though nothing arrives; null while nobody is watched.
    public @Nullable Instant nextDueAt(FeedRule rule, Instant at) {
        Instant next = empty.isEmpty() ? null : at.plus(AGAIN);
        for (Watch watch : watches) {
            Feed feed = rule.feed(watch.feed());
            if (feed != null) {
                Instant due = feed.dueAt(feed.rhythm().next(watch.judgedUntil(), rule.zoneOf(watch.entity())));
                Instant later = due.isAfter(at) ? due : at.plus(AGAIN);
                next = next == null || later.isBefore(next) ? later : next;
            }
        }
        return next;
    }
}
