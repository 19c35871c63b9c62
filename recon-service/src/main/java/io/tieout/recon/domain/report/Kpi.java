package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One figure that a business steers by, never without what it is made of.
///
/// @param code of docs/reference/recon-service.md
/// @param currency empty where it is about people
/// @param location of goods; null for all of them, and where it is about no goods
/// @param name of the person or the account that it is about; null where it is about none
/// @param numerator in major units, items or seconds
/// @param denominator null where it is no quotient
/// @param value what it comes to; `n/a` where the denominator is zero
/// @param unit `%`, `per 1,000`, `items`, `seconds` or a currency
public record Kpi(
        String code,
        String entity,
        String currency,
        @Nullable String location,
        @Nullable String name,
        String numerator,
        @Nullable String denominator,
        String value,
        String unit) {

    /// Never 100 % of nothing.
    public static final String NOT_AVAILABLE = "n/a";

    private static final int SCALE = 2;
    private static final String PER_CENT = "%";
    private static final String PER_THOUSAND = "per 1,000";

    /// Whose figure it is.
    record Of(
            String entity,
            String currency,
            @Nullable String location,
            @Nullable String name) {

        Of(String entity, String currency) {
            this(entity, currency, null, null);
        }

        Of at(String location) {
            return new Of(entity, currency, location, name);
        }

        Of by(String name) {
            return new Of(entity, currency, location, name);
        }

        Kpi ratio(String code, long numerator, long denominator) {
            return new Kpi(
                    code,
                    entity,
                    currency,
                    location,
                    name,
                    Long.toString(numerator),
                    Long.toString(denominator),
                    perCent(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)),
                    PER_CENT);
        }

        Kpi perThousand(String code, long numerator, long denominator) {
            return new Kpi(
                    code,
                    entity,
                    currency,
                    location,
                    name,
                    Long.toString(numerator),
                    Long.toString(denominator),
                    perCent(BigDecimal.valueOf(numerator, -1), BigDecimal.valueOf(denominator)),
                    PER_THOUSAND);
        }

        Kpi ratio(String code, Money numerator, Money denominator) {
            return new Kpi(
                    code,
                    entity,
                    currency,
                    location,
                    name,
                    numerator.decimal(),
                    denominator.decimal(),
                    perCent(new BigDecimal(numerator.decimal()), new BigDecimal(denominator.decimal())),
                    PER_CENT);
        }

        Kpi amount(String code, Money amount) {
            return new Kpi(code, entity, currency, location, name, amount.decimal(), null, amount.decimal(), currency);
        }

        Kpi count(String code, long count) {
            String text = Long.toString(count);
            return new Kpi(code, entity, currency, location, name, text, null, text, "items");
        }

        /// @param count of what the time is of; of nothing there is none
        Kpi time(String code, Duration time, long count) {
            String seconds = count == 0 ? NOT_AVAILABLE : Long.toString(time.toSeconds());
            return new Kpi(code, entity, currency, location, name, seconds, Long.toString(count), seconds, "seconds");
        }
    }

    static String perCent(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? NOT_AVAILABLE
                : numerator
                        .movePointRight(2)
                        .divide(denominator, SCALE, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
