package io.tieout.recon.domain;

import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.rule.BusinessCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// How old a break is on a day, counted in calendar days of its entity.
///
/// @param mismatchDays since it was first detected; the day it was found is 0
/// @param businessDays since the business date of what it is about
/// @param bucket of the mismatch age, as finance ages receivables
public record Ageing(long mismatchDays, long businessDays, String bucket) {

    /// Upper ends of the buckets in days; what is older has its own.
    private static final int[] BUCKET_ENDS = {1, 3, 7, 30, 60, 90};

    public static Ageing of(BreakState state, LocalDate asOf, BusinessCalendar calendar) {
        return of(calendar.dateOf(state.firstDetectedAt(), state.entity()), state.businessDate(), asOf);
    }

    /// @param detected the day it was first detected, in its entity's zone
    public static Ageing of(LocalDate detected, LocalDate businessDate, LocalDate asOf) {
        long mismatch = daysFrom(detected, asOf);
        return new Ageing(mismatch, daysFrom(businessDate, asOf), bucketOf(mismatch));
    }

    /// Nothing is younger than the day it was found, not even where an earlier day is looked at.
    public static long daysFrom(LocalDate from, LocalDate asOf) {
        return Math.max(0, ChronoUnit.DAYS.between(from, asOf));
    }

    /// All buckets, the youngest first.
    public static List<String> buckets() {
        return IntStream.concat(IntStream.of(0), IntStream.of(BUCKET_ENDS).map(end -> end + 1))
                .mapToObj(Ageing::bucketOf)
                .toList();
    }

    public static String bucketOf(long days) {
        int start = 0;
        for (int end : BUCKET_ENDS) {
            if (days <= end) {
                return start + "–" + end;
            }
            start = end + 1;
        }
        return "> " + (start - 1);
    }
}
