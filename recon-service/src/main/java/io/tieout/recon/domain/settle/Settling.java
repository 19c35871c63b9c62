package io.tieout.recon.domain.settle;

import io.tieout.event.Money;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.recon.domain.rule.SettleTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Decides which residues of one legal entity and currency stay, in a fixed order until a cap is reached.
///
/// Many residues of one sign are no roundings but a fault that somebody has to find, so a rule stops at
/// them.
public final class Settling {

    /// Of one rule and sign within [#REPEAT_DAYS]: as many are a fault.
    public static final int REPEATS_MAX = 20;

    public static final int REPEAT_DAYS = 30;

    private static final Comparator<Residue> ORDER = Comparator.comparing(Residue::day)
            .thenComparing(each -> each.breakId().toString());

    /// What was settled of one rule, day and sign.
    public record Standing(String rule, LocalDate day, boolean isNegative, long count, Money absolute) {}

    /// @param settled those that stay
    /// @param repeating those that do not because there are too many like them
    /// @param capped those for which there is no room
    public record Result(List<Residue> settled, List<Residue> repeating, List<Residue> capped) {
        public Result {
            settled = List.copyOf(settled);
            repeating = List.copyOf(repeating);
            capped = List.copyOf(capped);
        }
    }

    private final EntityCalendar calendar;
    private final Currency currency;
    private final List<Standing> standing;

    private Settling(EntityCalendar calendar, Currency currency, List<Standing> standing) {
        this.calendar = calendar;
        this.currency = currency;
        this.standing = new ArrayList<>(standing);
    }

    /// @param terms of the rules that settle, by their ids
    /// @param calendar of the legal entity
    public static Result of(
            Map<String, SettleTerms> terms,
            EntityCalendar calendar,
            Currency currency,
            List<Standing> standing,
            List<Residue> residues) {
        Settling settling = new Settling(calendar, currency, standing);
        List<Residue> settled = new ArrayList<>();
        List<Residue> repeating = new ArrayList<>();
        List<Residue> capped = new ArrayList<>();
        for (Residue each : residues.stream().sorted(ORDER).toList()) {
            SettleTerms limits = terms.get(each.rule());
            if (limits == null || !settling.isSmall(each, limits)) {
                continue;
            }
            if (settling.repeats(each)) {
                repeating.add(each);
            } else if (settling.hasRoom(each, limits)) {
                settled.add(each);
                settling.standing.add(new Standing(
                        each.rule(),
                        each.day(),
                        each.delta().isNegative(),
                        1,
                        each.delta().magnitude()));
            } else {
                capped.add(each);
            }
        }
        return new Result(settled, repeating, capped);
    }

    private boolean isSmall(Residue residue, SettleTerms limits) {
        return residue.delta().magnitude().atMost(SettleTerms.in(currency, limits.item()));
    }

    /// Whether it would be one too many of its sign in any thirty days that end or begin with its day.
    private boolean repeats(Residue residue) {
        return Math.max(alike(residue, -1), alike(residue, 1)) + 1 >= REPEATS_MAX;
    }

    private long alike(Residue residue, int direction) {
        return standing.stream()
                .filter(each -> each.rule().equals(residue.rule())
                        && each.isNegative() == residue.delta().isNegative())
                .filter(each -> {
                    long days = direction * ChronoUnit.DAYS.between(residue.day(), each.day());
                    return days >= 0 && days < REPEAT_DAYS;
                })
                .mapToLong(Standing::count)
                .sum();
    }

    private boolean hasRoom(Residue residue, SettleTerms limits) {
        FiscalPeriod period = calendar.of(residue.day());
        Predicate<Standing> ofRule = each -> each.rule().equals(residue.rule());
        Predicate<Standing> ofPeriod = each -> period.contains(each.day());
        return fits(residue, ofRule.and(each -> each.day().equals(residue.day())), limits.day())
                && fits(residue, ofRule.and(ofPeriod), limits.period())
                && fits(residue, ofPeriod, SettleTerms.PERIOD_MAX);
    }

    private boolean fits(Residue residue, Predicate<Standing> beside, BigDecimal cap) {
        return standing.stream()
                .filter(beside)
                .map(Standing::absolute)
                .reduce(residue.delta().magnitude(), Money::plus)
                .atMost(SettleTerms.in(currency, cap));
    }
}
