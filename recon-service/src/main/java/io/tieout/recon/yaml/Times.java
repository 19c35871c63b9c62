package io.tieout.recon.yaml;

import io.tieout.recon.domain.rule.Allowance;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as a rule file writes them: `15 minutes`, `1 business day`, `2 days`.
final class Times {

    static final ZoneId UTC = ZoneId.of("UTC");
    static final Period NO_DAYS = Period.ZERO;

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,3}) (minute|hour|day|business day)s?");

    private Times() {}

    static Allowance allowance(Section section, String field) {
        return section.parsed(field, new Allowance.BusinessDays(1), Times::allowance);
    }

    private static Allowance allowance(String text) {
        Matcher time = matched(text);
        int count = Integer.parseInt(time.group(1));
        return switch (time.group(2)) {
            case "minute" -> new Allowance.Elapsed(Duration.ofMinutes(count));
            case "hour" -> new Allowance.Elapsed(Duration.ofHours(count));
            case "day" -> new Allowance.Elapsed(Duration.ofDays(count));
            default -> new Allowance.BusinessDays(count);
        };
    }

    /// A time that clocks measure, which working days are not.
    static Duration duration(Section section, String field) {
        return section.parsed(field, Duration.ZERO, text -> {
            if (allowance(text) instanceof Allowance.Elapsed elapsed) {
                return elapsed.time();
            }
            throw new IllegalArgumentException("write a time such as 1 minute or 2 hours, not " + text);
        });
    }

    static Period days(String text) {
        Matcher time = matched(text);
        if (!time.group(2).equals("day")) {
            throw new IllegalArgumentException("write days, such as 1 day, not " + text);
        }
        return Period.ofDays(Integer.parseInt(time.group(1)));
    }

    private static Matcher matched(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "write a time such as 15 minutes, 2 hours, 1 day or 5 business days, not " + text);
        }
        return time;
    }
}
