package io.tieout.reconcile.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How one column writes its dates. A time behind the date is left out: days are compared, each by its own clock.
enum Dates {
    YEAR_FIRST("(?<y>\\d{4})[-/.]?(?<m>\\d{2})[-/.]?(?<d>\\d{2})"),
    DAY_FIRST("(?<d>\\d{1,2})[-/.](?<m>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})"),
    MONTH_FIRST("(?<m>\\d{1,2})[-/.](?<d>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})");

    private static final int CENTURY = 2000;

    private final Pattern shape;

    Dates(String shape) {
        this.shape = Pattern.compile(shape + "(?:[T ].*)?");
    }

    /// The ways in which all of the values are dates; two are left for one such as `03/04/2026`.
    static List<Dates> of(Collection<String> values) {
        return Arrays.stream(values())
                .filter(way ->
                        values.stream().allMatch(value -> way.parse(value).isPresent()))
                .toList();
    }

    Optional<LocalDate> parse(String text) {
        Matcher matcher = shape.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group("y"));
        try {
            return Optional.of(LocalDate.of(
                    year < 100 ? CENTURY + year : year,
                    Integer.parseInt(matcher.group("m")),
                    Integer.parseInt(matcher.group("d"))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
