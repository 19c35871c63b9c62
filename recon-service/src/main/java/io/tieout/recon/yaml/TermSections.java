package io.tieout.recon.yaml;

import io.tieout.event.Money;
import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.rule.BusinessCalendar;
import io.tieout.recon.domain.rule.SettleTerms;
import io.tieout.recon.domain.rule.SeverityScale;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.reconcile.domain.PairTerms;
import io.tieout.reconcile.domain.PairTerms.Likely;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what every rule file states.
final class TermSections {

    /// Parts of break ids, so they are short and plain.
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Pattern CAP = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");

    private static final int PAIR_DAYS_MAX = 31;

    private static final String WITH_MOST_DECIMALS = "BHD";

    private TermSections() {}

    /// What every rule states of itself. The limits are the rule's alone.
    static Terms terms(Section file) {
        Section limits = file.section("limits");
        Terms terms = new Terms(
                id(file, "rule"),
                file.number("version"),
                severity(file.section("severity")),
                calendar(file.section("calendar")),
                limits.number("legs"));
        limits.done();
        return terms;
    }

    /// The same of a rule that may settle residues by itself, where the file says so. The engine settles
    /// within the caps of the guide only.
    static Terms settling(Section file) {
        Terms terms = terms(file);
        if (!file.has("settle")) {
            return terms;
        }
        Section settle = file.section("settle");
        SettleTerms limits = new SettleTerms(
                cap(settle, "item", SettleTerms.ITEM_MAX),
                cap(settle, "day", SettleTerms.DAY_MAX),
                cap(settle, "period", SettleTerms.PERIOD_MAX));
        settle.done();
        return terms.settling(limits);
    }

    private static BigDecimal cap(Section section, String field, BigDecimal max) {
        return section.parsed(field, max, text -> {
            if (!CAP.matcher(text).matches()
                    || new BigDecimal(text).signum() == 0
                    || new BigDecimal(text).compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "write an amount above 0 and at most " + max.toPlainString() + ", not " + text);
            }
            return new BigDecimal(text);
        });
    }

    /// How what is open on one side alone is tied across units; null where the file says nothing of it.
    static @Nullable PairTerms pairs(Section file) {
        if (!file.has("pair")) {
            return null;
        }
        Section pair = file.section("pair");
        pair.exactly("block", "entity, currency, kind");
        int days = number(pair, "within", 1, TermSections::days, PAIR_DAYS_MAX);
        Integer subsetMax = null;
        if (pair.has("subset-sum")) {
            Section subsets = pair.section("subset-sum");
            subsetMax = number(subsets, "items", 2, Integer::valueOf, PairTerms.SUBSET_MAX);
            subsets.done();
        }
        int nearPercent = 0;
        if (pair.has("near")) {
            Section near = pair.section("near");
            nearPercent =
                    number(near, "percent", 1, Integer::valueOf, io.tieout.reconcile.domain.Terms.NEAR_PERCENT_MAX);
            near.done();
        }
        Likely likely = null;
        if (pair.has("scored")) {
            Section scored = pair.section("scored");
            likely = new Likely(
                    number(scored, "threshold", 1, Integer::valueOf, Likely.WHOLE),
                    number(scored, "margin", 1, Integer::valueOf, Likely.WHOLE));
            scored.done();
        }
        pair.done();
        return new PairTerms(days, subsetMax, nearPercent, likely);
    }

    private static int days(String text) {
        return Math.toIntExact(ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(Times.days(text))));
    }

    private static int number(Section section, String field, int min, Function<String, Integer> reader, int max) {
        return section.parsed(field, min, text -> {
            int value = reader.apply(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException("write from " + min + " to " + max + ", not " + text);
            }
            return value;
        });
    }

    /// A short and plain name.
    static String id(Section section, String field) {
        return section.parsed(field, "none", text -> {
            if (!ID.matcher(text).matches()) {
                throw new IllegalArgumentException("write a name such as stock-receipt, not " + text);
            }
            return text;
        });
    }

    static SeverityScale severity(Section section) {
        SeverityScale scale = new SeverityScale(major(section, "T1"), major(section, "T2"), major(section, "T3"));
        section.done();
        return scale;
    }

    /// In major units; no currency has more decimals.
    private static String major(Section section, String field) {
        return section.parsed(field, "1", text -> {
            if (Money.parse(text, WITH_MOST_DECIMALS).isNegative()) {
                throw new IllegalArgumentException("write an amount of at least 0, not " + text);
            }
            return text;
        });
    }

    /// In what is shown of which nobody says an amount.
    static FunctionalCurrency currencies(Section section) {
        Map<String, Currency> entities = new HashMap<>();
        Section each = section.section("entities");
        Currency dollar = Money.currencyOf("USD");
        each.all().keySet().forEach(entity -> entities.put(entity, each.parsed(entity, dollar, Money::currencyOf)));
        FunctionalCurrency currency =
                new FunctionalCurrency(section.parsed("otherwise", dollar, Money::currencyOf), entities);
        section.done();
        return currency;
    }

    static BusinessCalendar calendar(Section section) {
        Map<String, ZoneId> zones = new HashMap<>();
        Section entities = section.section("entities");
        entities.all().keySet().forEach(entity -> zones.put(entity, entities.parsed(entity, Times.UTC, ZoneId::of)));
        EnumSet<DayOfWeek> workdays = EnumSet.noneOf(DayOfWeek.class);
        for (String day : section.texts("workdays")) {
            try {
                workdays.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                section.reject("workdays", "'" + day + "' is no day of the week");
            }
        }
        ZoneId zone = section.parsed("zone", Times.UTC, ZoneId::of);
        section.done();
        return new BusinessCalendar(zone, zones, workdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : workdays);
    }
}
