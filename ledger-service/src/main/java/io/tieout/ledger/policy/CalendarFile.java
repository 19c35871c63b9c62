package io.tieout.ledger.policy;

import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendar.Version;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalCalendar;
import io.tieout.event.calendar.Months;
import io.tieout.event.calendar.WeekPattern;
import io.tieout.event.calendar.Weeks;
import io.tieout.event.calendar.YearEnd;
import io.tieout.event.calendar.YearNumber;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads which accounting periods legal entities have. What cannot be used is refused with the line.
///
/// docs/reference/ledger-service.md describes the format.
public final class CalendarFile {

    private static final String MONTHS = "months";

    private CalendarFile() {}

    /// Reads a file or, where there is none of that name, what the class path has.
    public static EntityCalendars of(String name) {
        return ofText(name, PolicyFile.text(name));
    }

    /// @param file what a refusal calls it
    static EntityCalendars ofText(String file, String yaml) {
        YamlNode root = PolicyFile.root(file, yaml);
        Map<String, EntityCalendar> calendars = new HashMap<>();
        root.required(root.fields("entities"), "entities")
                .fields()
                .forEach((entity, versions) -> calendars.put(entity, calendar(versions)));
        return new EntityCalendars(calendars);
    }

    private static EntityCalendar calendar(YamlNode versions) {
        EntityCalendar calendar = EntityCalendar.MONTHS;
        for (YamlNode item : versions.items()) {
            EntityCalendar former = calendar;
            Version version = version(item);
            calendar = item.checked(() -> former.with(version));
        }
        return calendar;
    }

    private static Version version(YamlNode item) {
        Map<String, YamlNode> fields = item.fields("from", "calendar", "yearEnds", "year");
        return new Version(PolicyFile.date(item.required(fields, "from"), "from"), periods(item, fields));
    }

    private static FiscalCalendar periods(YamlNode item, Map<String, YamlNode> fields) {
        YamlNode calendar = item.required(fields, "calendar");
        if (calendar.text().equals(MONTHS)) {
            if (fields.containsKey("yearEnds") || fields.containsKey("year")) {
                throw item.refuse("months have no yearEnds and no year; leave them out");
            }
            return new Months();
        }
        return new Weeks(
                calendar.code(WeekPattern.class, "calendar; use months, 4-4-5, 4-5-4 or 5-4-4, not"),
                yearEnd(item.required(fields, "yearEnds")),
                item.required(fields, "year").code(YearNumber.class, "year; use begins or ends, not"));
    }

    private static YearEnd yearEnd(YamlNode node) {
        Map<String, YamlNode> fields = node.fields("on", "weekday", "month");
        YearEnd.Rule rule = node.required(fields, "on").code(YearEnd.Rule.class, "rule; use last or nearest, not");
        DayOfWeek weekday = name(node.required(fields, "weekday"), DayOfWeek.class, "saturday or sunday");
        Month month = name(node.required(fields, "month"), Month.class, "a month such as january");
        return node.checked(() -> new YearEnd(rule, weekday, month));
    }

    private static <E extends Enum<E>> E name(YamlNode node, Class<E> type, String expected) {
        try {
            return Enum.valueOf(type, node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw node.refuse(expected + " is expected here, not " + node.text());
        }
    }
}
