package io.tieout.recon.yaml;

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
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads which accounting periods legal entities have: the file that the ledger reads.
public final class CalendarFile {

    private static final String MONTHS = "months";

    private CalendarFile() {}

    /// @throws InvalidRuleException naming every line that is wrong
    public static EntityCalendars read(String name, String text) {
        List<RuleFault> faults = new ArrayList<>();
        Section file = Section.of("the calendars", RuleFile.compose(name, text), faults);
        Section entities = file.section("entities");
        Map<String, EntityCalendar> calendars = new HashMap<>();
        for (String entity : entities.names()) {
            EntityCalendar calendar = EntityCalendar.MONTHS;
            for (Section version : entities.sections(entity)) {
                calendar = with(calendar, version);
            }
            calendars.put(entity, calendar);
        }
        entities.done();
        file.done();
        if (!faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        return new EntityCalendars(calendars);
    }

    private static EntityCalendar with(EntityCalendar former, Section section) {
        LocalDate from = section.parsed("from", LocalDate.EPOCH, LocalDate::parse);
        FiscalCalendar calendar = section.text("calendar").equals(MONTHS) ? new Months() : weeks(section);
        section.done();
        try {
            return former.with(new Version(from, calendar));
        } catch (IllegalArgumentException refused) {
            section.reject("from", String.valueOf(refused.getMessage()));
            return former;
        }
    }

    private static Weeks weeks(Section section) {
        WeekPattern pattern = section.code("calendar", WeekPattern.class);
        Section ends = section.section("yearEnds");
        YearEnd.Rule rule = ends.code("on", YearEnd.Rule.class);
        DayOfWeek weekday = ends.parsed("weekday", DayOfWeek.SATURDAY, CalendarFile::weekday);
        Month month = ends.parsed("month", Month.JANUARY, text -> Month.valueOf(text.toUpperCase(Locale.ROOT)));
        ends.done();
        return new Weeks(pattern, new YearEnd(rule, weekday, month), section.code("year", YearNumber.class));
    }

    private static DayOfWeek weekday(String text) {
        DayOfWeek weekday = DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
        if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
            throw new IllegalArgumentException("weeks end on saturday or sunday, not on " + text);
        }
        return weekday;
    }
}
