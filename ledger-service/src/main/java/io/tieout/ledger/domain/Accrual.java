package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cost of a period that nobody has told yet, as it is proposed to be booked on its last day and taken back on the
/// first of the next. A proposal: who approves the correction books it.
///
/// @param open what stands at the end of the period without its cost
/// @param experience what is known of such costs of all processors together; null where the open amount
/// itself is the cost
/// @param parts of each processor; none where they are not told apart
public record Accrual(
        AccrualKind kind,
        String entity,
        FiscalPeriod period,
        Money open,
        @Nullable Experience experience,
        List<Part> parts) {

    /// How many days before the end of a period, that day included, tell what costs come to.
    public static final int EXPERIENCE_DAYS = 90;

    /// What is older at the end of a period is a break, and nothing to accrue for.
    public static final int OPEN_DAYS_MAX = 120;

    private static final int RATE_DIGITS = 6;

    /// What was settled of the same kind, and what it cost.
    public record Experience(Money settled, Money cost) {

        /// @throws IllegalArgumentException of different currencies
        public Experience {
            if (!settled.currency().equals(cost.currency())) {
                throw new IllegalArgumentException("what was settled and what it cost are in one currency");
            }
        }

        /// Cost of one unit of money.
        BigDecimal rate() {
            return BigDecimal.valueOf(cost.minor())
                    .divide(BigDecimal.valueOf(settled.minor()), RATE_DIGITS, RoundingMode.HALF_UP);
        }

        boolean saysNothing() {
            return settled.minor() <= 0 || cost.isNegative();
        }

        /// Not by the rounded rate: of a large amount that would be some units off.
        private Money of(Money open) {
            BigDecimal minor = BigDecimal.valueOf(open.minor())
                    .multiply(BigDecimal.valueOf(cost.minor()))
                    .divide(BigDecimal.valueOf(settled.minor()), 0, RoundingMode.HALF_UP);
            return new Money(minor.longValueExact(), open.currency());
        }
    }

    /// What is open with a processor.
    ///
    /// @param experience of its own where that says something, else one that it shares with others
    public record Part(String processor, Money open, Experience experience) {

        /// Null where nothing was settled by which the cost could be told.
        public @Nullable Money amount() {
            return experience.saysNothing() ? null : experience.of(open);
        }

        /// Cost of one unit of what is open, six decimals; null where there is no experience.
        public @Nullable BigDecimal rate() {
            return experience.saysNothing() ? null : experience.rate();
        }
    }

    /// @throws IllegalArgumentException when nothing is open, or its parts are not all of it
    public Accrual {
        parts = List.copyOf(parts);
        if (open.minor() <= 0) {
            throw new IllegalArgumentException("nothing is open");
        }
        if (!parts.isEmpty()
                && !parts.stream()
                        .map(Part::open)
                        .reduce(Money::plus)
                        .orElseThrow()
                        .equals(open)) {
            throw new IllegalArgumentException("the parts of " + open + " are not all of it: " + parts);
        }
    }

    /// Of processors that are not told apart.
    public Accrual(AccrualKind kind, String entity, FiscalPeriod period, Money open, @Nullable Experience experience) {
        this(kind, entity, period, open, experience, List.of());
    }

    /// What to accrue, or null where nothing was settled by which the cost could be told.
    public @Nullable Money amount() {
        if (experience == null) {
            return open;
        }
        if (experience.saysNothing()) {
            return null;
        }
        Money sum = parts.isEmpty() ? experience.of(open) : Money.zero(open.currency());
        for (Part part : parts) {
            Money amount = part.amount();
            sum = sum.plus(amount == null ? experience.of(part.open()) : amount);
        }
        return sum;
    }

    /// Cost of one unit of what is open, six decimals; null where there is no experience.
    public @Nullable BigDecimal rate() {
        return experience == null || experience.saysNothing() ? null : experience.rate();
    }

    /// Its name among corrections: one of a kind, entity, period and currency.
    public String key() {
        return "accrual:%s:%s:%s:%s".formatted(entity, period.name(), kind.code(), open.currency());
    }

    public LocalDate businessDate() {
        return period.lastDay();
    }

    public LocalDate reverseOn() {
        return period.lastDay().plusDays(1);
    }

    /// Debit the cost, credit what is owed; none where there is nothing to book.
    public List<Line> lines() {
        Money amount = amount();
        if (amount == null || amount.isZero()) {
            return List.of();
        }
        return List.of(
                new Line(entity, kind.expense(), "", EntrySide.DEBIT, amount),
                new Line(entity, AccrualKind.LIABILITY, "", EntrySide.CREDIT, amount));
    }
}
