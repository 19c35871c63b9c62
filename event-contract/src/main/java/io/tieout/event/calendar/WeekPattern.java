package io.tieout.event.calendar;

import io.tieout.event.Coded;

/// How the 13 weeks of a quarter make three periods.
public enum WeekPattern implements Coded {
    FOUR_FOUR_FIVE("4-4-5", 4, 4, 5),
    FOUR_FIVE_FOUR("4-5-4", 4, 5, 4),
    FIVE_FOUR_FOUR("5-4-4", 5, 4, 4);

    static final int PERIODS = 12;

    private static final int QUARTER_PERIODS = 3;

    private final String code;
    private final int first;
    private final int second;
    private final int third;

    WeekPattern(String code, int first, int second, int third) {
        this.code = code;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    @Override
    public String code() {
        return code;
    }

    /// Of a period in a year of 52 weeks.
    ///
    /// @param number 1 to 12
    int weeksOf(int number) {
        return switch (number % QUARTER_PERIODS) {
            case 1 -> first;
            case 2 -> second;
            default -> third;
        };
    }

    /// From the first day of the year to the first of a period.
    int weeksBefore(int number) {
        int before = 0;
        for (int each = 1; each < number; each++) {
            before += weeksOf(each);
        }
        return before;
    }
}
