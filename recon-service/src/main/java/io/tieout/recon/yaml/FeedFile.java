package io.tieout.recon.yaml;

import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.feed.Demand;
import io.tieout.recon.domain.feed.Feed;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Opening;
import io.tieout.recon.domain.feed.Rhythm;
import io.tieout.recon.domain.feed.Teller;
import io.tieout.recon.domain.rule.Terms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A file of feeds that must tell something: the rule and the cases that prove it.
public record FeedFile(FeedRule rule, List<RuleCase> cases) {

    public FeedFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static FeedFile read(String name, String text) {
        RuleText<FeedRule> read = RuleText.read(name, text, FeedFile::rule);
        return new FeedFile(read.rule(), read.cases());
    }

    private static FeedRule rule(Section file) {
        Terms terms = new Terms(
                TermSections.id(file, "rule"),
                file.number("version"),
                TermSections.severity(file.section("severity")),
                TermSections.calendar(file.section("calendar")),
                FeedRule.LEGS_MAX);
        return new FeedRule(terms, feeds(file), TermSections.currencies(file.section("currencies")));
    }

    private static List<Feed> feeds(Section file) {
        List<Feed> feeds = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : file.sections("feeds")) {
            Feed feed = feed(section);
            if (!names.add(feed.name())) {
                section.reject("name", "two feeds are called '" + feed.name() + "'");
            }
            feeds.add(feed);
            section.done();
        }
        if (feeds.isEmpty()) {
            file.reject("feeds", "the rule expects nothing of anybody");
        }
        return feeds;
    }

    private static Feed feed(Section section) {
        Section source = section.section("source");
        Teller teller = teller(source);
        source.done();
        return new Feed(
                TermSections.id(section, "name"),
                teller,
                section.has("if") ? demand(section.section("if")) : null,
                rhythm(section),
                section.has("open") ? opening(section.section("open")) : Opening.ALWAYS,
                Times.duration(section, "within"),
                Times.duration(section, "catch-up"));
    }

    private static Demand demand(Section section) {
        boolean isNaming = section.has("naming");
        if (isNaming) {
            section.exactly("naming", "source");
        }
        Demand demand = new Demand(teller(section), isNaming, section.number("at-least"));
        section.done();
        return demand;
    }

    private static Teller teller(Section section) {
        Set<SourceRole> roles = Set.copyOf(section.codes("roles", SourceRole.class));
        Set<String> sources = section.has("sources") ? Set.copyOf(section.texts("sources")) : Set.of();
        Set<EventType> events = section.has("events") ? Set.copyOf(section.codes("events", EventType.class)) : Set.of();
        for (EventType event : events) {
            if (event.roles().stream().noneMatch(roles::contains)) {
                section.reject("events", "none of these roles ever tells " + event.code());
            }
        }
        return new Teller(roles, sources, events);
    }

    /// Hours are what is counted, so a day ends with one.
    private static Rhythm rhythm(Section section) {
        String each = section.text("each");
        return switch (each) {
            case "hour" -> new Rhythm.Hourly();
            case "day" -> new Rhythm.Daily(hour(section, "by"));
            default -> {
                section.reject("each", "the engine knows no '" + each + "', only hour, day");
                yield new Rhythm.Hourly();
            }
        };
    }

    private static LocalTime hour(Section section, String field) {
        return section.parsed(field, LocalTime.MIDNIGHT, text -> {
            LocalTime time = LocalTime.parse(text);
            if (time.getMinute() != 0 || time.getSecond() != 0) {
                throw new IllegalArgumentException("write a full hour such as 06:00, not " + text);
            }
            return time;
        });
    }

    private static Opening opening(Section section) {
        Opening opening = new Opening(
                section.has("days") ? days(section) : Opening.ALWAYS.days(),
                section.has("from") ? hour(section, "from") : LocalTime.MIDNIGHT,
                section.has("to") ? hour(section, "to") : LocalTime.MIDNIGHT,
                section.has("closed") ? dates(section) : Set.of());
        section.done();
        return opening;
    }

    private static Set<DayOfWeek> days(Section section) {
        Set<DayOfWeek> days = new HashSet<>();
        for (String day : section.texts("days")) {
            try {
                days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                section.reject("days", "'" + day + "' is no day of the week");
            }
        }
        return days;
    }

    private static Set<LocalDate> dates(Section section) {
        Set<LocalDate> dates = new HashSet<>();
        for (String date : section.texts("closed")) {
            try {
                dates.add(LocalDate.parse(date));
            } catch (java.time.format.DateTimeParseException malformed) {
                section.reject("closed", "write a date such as 2026-12-25, not " + date);
            }
        }
        return dates;
    }
}
