package io.tieout.ledger.domain;

import io.tieout.event.Money;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which residues are settled, in a fixed order until a cap is reached.
///
/// Many residues of one sign are no roundings but a fault that somebody has to find, so the policy stops
/// at them.
public final class Settling {

    /// Of one legal entity, currency and sign within [#REPEAT_DAYS]: as many are a fault.
    public static final int REPEATS_MAX = 20;

    public static final int REPEAT_DAYS = 30;

    private static final Comparator<OpenKey> ORDER =
            Comparator.comparing(OpenKey::day).thenComparing(OpenKey::place);

    /// Where caps hold; nothing is added up across them.
    public record Book(String entity, Currency currency) {

        static Book of(OpenKey key) {
            return new Book(key.place().entity(), key.place().currency());
        }
    }

    /// What is settled of one business date and sign.
    public record Standing(LocalDate day, boolean isNegative, long count, Money absolute) {}

    /// What becomes of a residue.
    ///
    /// @param policy the version that holds on its business date
    /// @param stop why it is not settled; null where it is
    public record Decided(
            OpenKey key, PostingPolicy policy, @Nullable SettleStop stop) {

        /// @throws IllegalStateException when it is not settled
        public Settlement settlement(String tenant) {
            SettleTerms terms = policy.settle();
            if (stop != null || terms == null) {
                throw new IllegalStateException("it is not settled: " + key);
            }
            return new Settlement(
                    tenant, key.place(), key.minor(), key.day(), key.number(), policy.id(), terms.account());
        }
    }

    private final EntityCalendars calendars;
    private final List<Standing> standing;

    private Settling(EntityCalendars calendars, List<Standing> standing) {
        this.calendars = calendars;
        this.standing = new ArrayList<>(standing);
    }

    /// Of all that the versions say something of; what is too much, too old or not done is left out.
    ///
    /// @param standing what is settled already
    public static List<Decided> of(
            PolicyTimeline versions,
            EntityCalendars calendars,
            Map<Book, List<Standing>> standing,
            List<OpenKey> keys) {
        Map<Book, Settling> books = new HashMap<>();
        List<Decided> decided = new ArrayList<>();
        for (OpenKey key : keys.stream().sorted(ORDER).toList()) {
            PostingPolicy policy = versions.on(key.day());
            SettleTerms terms = policy.settle();
            if (terms != null && terms.admits(key)) {
                Settling book = books.computeIfAbsent(
                        Book.of(key), each -> new Settling(calendars, standing.getOrDefault(each, List.of())));
                decided.add(new Decided(key, policy, book.decide(key, terms.caps())));
            }
        }
        return decided;
    }

    private @Nullable SettleStop decide(OpenKey key, SettleTerms.Caps caps) {
        FiscalPeriod period = calendars.of(key.place().entity()).of(key.day());
        SettleStop stop = null;
        if (repeats(key)) {
            stop = SettleStop.REPEATING;
        } else if (!fits(key, each -> each.day().equals(key.day()), caps.day())) {
            stop = SettleStop.DAY_CAP;
        } else if (!fits(key, each -> period.contains(each.day()), caps.period())) {
            stop = SettleStop.PERIOD_CAP;
        } else {
            standing.add(new Standing(key.day(), key.minor() < 0, 1, left(key)));
        }
        return stop;
    }

    /// Whether it would be one too many of its sign in any thirty days that end or begin with its day.
    private boolean repeats(OpenKey key) {
        return Math.max(alike(key, -1), alike(key, 1)) + 1 >= REPEATS_MAX;
    }

    private long alike(OpenKey key, int direction) {
        return standing.stream()
                .filter(each -> each.isNegative() == key.minor() < 0)
                .filter(each -> {
                    long days = direction * ChronoUnit.DAYS.between(key.day(), each.day());
                    return days >= 0 && days < REPEAT_DAYS;
                })
                .mapToLong(Standing::count)
                .sum();
    }

    private boolean fits(OpenKey key, Predicate<Standing> beside, BigDecimal cap) {
        return standing.stream()
                .filter(beside)
                .map(Standing::absolute)
                .reduce(left(key), Money::plus)
                .atMost(SettleTerms.in(key.place().currency(), cap));
    }

    private static Money left(OpenKey key) {
        return new Money(Math.absExact(key.minor()), key.place().currency());
    }
}
