package io.tieout.reconcile.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One thing that a report says and what its lines say of it.
///
/// @param about what it is about, such as a batch or a payout
/// @param stated `null` if the report does not say
/// @param lines what the lines add up to
/// @param residual lines less stated; zero if nothing is stated
public record Statement(
        String about,
        String currency,
        @Nullable BigDecimal stated,
        BigDecimal lines,
        BigDecimal residual,
        Verdict verdict,
        String sentence) {

    static Statement of(String about, String currency, BigDecimal stated, BigDecimal lines, String sentence) {
        BigDecimal residual = lines.subtract(stated);
        return new Statement(
                about,
                currency,
                stated,
                lines,
                residual,
                residual.signum() == 0 ? Verdict.PROVED : Verdict.RESIDUAL,
                sentence);
    }

    static Statement notPossible(String about, String currency, BigDecimal lines, String why) {
        return new Statement(about, currency, null, lines, BigDecimal.ZERO, Verdict.NOT_POSSIBLE, why);
    }
}
