package io.tieout.recon.page;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Codes, amounts and times as people read them.
final class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss zzz", Locale.ENGLISH);
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Set<String> ABBREVIATIONS =
            Set.of("pos", "erp", "oms", "wms", "crm", "pim", "fx", "sku", "kpi", "api", "id");
    private static final char MINUS = '−';
    private static final int GROUP = 3;

    private Words() {}

    /// `first-partial-only` as `First partial only`, `erp` as `ERP`.
    static String of(String code) {
        String words = WORD.matcher(code.replace('-', ' ')).replaceAll(Words::word);
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String word(MatchResult word) {
        return ABBREVIATIONS.contains(word.group()) ? word.group().toUpperCase(Locale.ROOT) : word.group();
    }

    /// `1,234.50`, with a minus sign that is as wide as a digit.
    static String of(Money money) {
        return grouped(money.magnitude().decimal(), money.isNegative());
    }

    static String of(BigDecimal number) {
        return grouped(number.abs().toPlainString(), number.signum() < 0);
    }

    static String of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    private static String grouped(String decimal, boolean isNegative) {
        int point = decimal.indexOf('.');
        StringBuilder grouped = new StringBuilder(decimal);
        for (int at = (point < 0 ? decimal.length() : point) - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return isNegative ? MINUS + grouped.toString() : grouped.toString();
    }

    /// A modelled amount, to the second decimal.
    static String cents(BigDecimal amount) {
        return of(amount.setScale(2, RoundingMode.HALF_UP));
    }

    /// As a part of an address behind its question mark.
    static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// One break, two breaks.
    static String count(long number, String one, String many) {
        return of(number) + " " + (number == 1 ? one : many);
    }

    static String withCurrency(@Nullable Money money) {
        return money == null ? "–" : of(money) + " " + money.currency().getCurrencyCode();
    }

    static String of(LocalDate date) {
        return date.format(DATE);
    }

    static String of(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(TIME);
    }

    /// An ISO duration such as `PT3H10M` as `3 h 10 min`; anything else as it is.
    static String ofDuration(@Nullable String text) {
        if (text == null) {
            return "–";
        }
        if (!text.startsWith("PT")) {
            return text;
        }
        try {
            Duration duration = Duration.parse(text);
            String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
            String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + " min ";
            String seconds = duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + " s";
            return (hours + minutes + seconds).strip();
        } catch (DateTimeParseException other) {
            return text;
        }
    }
}
