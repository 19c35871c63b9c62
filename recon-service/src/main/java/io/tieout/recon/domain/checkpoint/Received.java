package io.tieout.recon.domain.checkpoint;

import io.tieout.recon.domain.feed.Coverage;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Hour;
import io.tieout.recon.domain.feed.Span;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What was expected of the sources of a window and what came: feeds by window, and counts and control totals.
///
/// @param feeds each source that feeds are about
/// @param totals of what sources told, by kind
public record Received(List<Coverage> feeds, List<ControlTotal> totals) {

    /// Longer windows have no such section: every hour of it is read.
    public static final int DAYS_MAX = 62;

    public Received {
        feeds = List.copyOf(feeds);
        totals = List.copyOf(totals);
    }

    /// @param heard the hours of [#spanOf(Window, ZoneId)]
    public static Received of(Window window, List<FeedRule> rules, Heard heard) {
        List<Coverage> feeds = new ArrayList<>();
        for (FeedRule rule : rules) {
            ZoneId zone = rule.terms().calendar().zoneOf(window.entity());
            feeds.addAll(Coverage.of(rule, heard, window.entity(), spanOf(window, zone)));
        }
        List<Hour> hours = heard.hours().values().stream().flatMap(List::stream).toList();
        return new Received(feeds, ControlTotal.of(window, hours));
    }

    /// From the beginning of the first day to the end of the last one.
    public static Span spanOf(Window window, ZoneId zone) {
        return new Span(
                window.from().atStartOfDay(zone).toInstant(),
                window.to().plusDays(1).atStartOfDay(zone).toInstant());
    }

    public static boolean isReadOf(Window window) {
        return ChronoUnit.DAYS.between(window.from(), window.to()) < DAYS_MAX;
    }
}
