package io.tieout.simulator.books;

import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a conversion brought in less than the books held the foreign money for, or more: row 22a.
///
/// The clearing account of conversions is zero when the foreign side is valued at the rates of the books. The line into
/// the entity's own currency is the one that states a rate, and follows the line out of the foreign one.
final class Conversions {

    private final Journal journal;
    private final Map<Pair, Dated<BigDecimal>> rates = new HashMap<>();

    /// The last line out of a foreign currency, by account at the processor.
    private final Map<String, Money> convertedOut = new HashMap<>();

    private record Pair(String entity, String from, String to) {}

    Conversions(Journal journal) {
        this.journal = journal;
    }

    void set(FxRateSet event) {
        rates.computeIfAbsent(
                        new Pair(event.envelope().entity(), event.from(), event.to()), _ -> new Dated<BigDecimal>())
                .set(event.rate(), event.effectiveAt(), event.envelope().occurredAt());
    }

    void converted(SettlementLineStated line) {
        if (line.rate() == null) {
            convertedOut.put(line.account(), line.gross().negated());
            return;
        }
        Money out = convertedOut.remove(line.account());
        Money held = out == null ? null : valued(out, line);
        if (held != null) {
            Money loss = held.minus(line.gross());
            journal.move(line, Account.FX_DIFFERENCE, Account.FX_CLEARING, loss);
        }
    }

    /// At the rate of the books, rounded half up; null where they have none.
    private @Nullable Money valued(Money foreign, SettlementLineStated line) {
        Money own = line.gross();
        Dated<BigDecimal> dated = rates.get(new Pair(
                line.envelope().entity(),
                foreign.currency().getCurrencyCode(),
                own.currency().getCurrencyCode()));
        BigDecimal rate = dated == null ? null : dated.at(line.envelope().occurredAt());
        if (rate == null) {
            return null;
        }
        BigDecimal value = new BigDecimal(foreign.decimal()).multiply(rate);
        int digits = own.currency().getDefaultFractionDigits();
        return new Money(
                value.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact(), own.currency());
    }
}
