package io.tieout.recon.domain.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much of what was expected of one source came, window by window. It follows from what was told and from nothing
/// else, whenever it is looked at.
///
/// @param feed its name in the rule
/// @param expected windows in which the source should have told something
/// @param received those of them of which it did, however late
public record Coverage(String rule, String feed, String source, long expected, long received) {

    private static final Comparator<Coverage> ORDER =
            Comparator.comparing(Coverage::rule).thenComparing(Coverage::feed).thenComparing(Coverage::source);

    public long missing() {
        return expected - received;
    }

    /// Of the sources of one legal entity: the windows of a span that begin after the source was first heard.
    public static List<Coverage> of(FeedRule rule, Heard heard, String entity, Span span) {
        ZoneId zone = rule.zoneOf(entity);
        List<Coverage> all = new ArrayList<>();
        for (Watch watch : Vigil.NONE.joined(rule, heard.speakers()).watches()) {
            Feed feed = rule.feed(watch.feed());
            if (feed != null && watch.entity().equals(entity)) {
                all.add(of(rule, feed, watch, heard, span, zone));
            }
        }
        return all.stream().sorted(ORDER).toList();
    }

    private static Coverage of(FeedRule rule, Feed feed, Watch watch, Heard heard, Span span, ZoneId zone) {
        Instant from = watch.judgedUntil().isAfter(span.start()) ? watch.judgedUntil() : span.start();
        long expected = 0;
        long received = 0;
        Span window = feed.rhythm().next(from, zone);
        while (!window.end().isAfter(span.end())) {
            if (feed.isExpected(watch, window, heard, zone)) {
                expected++;
                received += heard.of(feed.teller(), watch.source(), window).told() > 0 ? 1 : 0;
            }
            window = feed.rhythm().next(window.end(), zone);
        }
        return new Coverage(rule.terms().id(), feed.name(), watch.source(), expected, received);
    }
}
