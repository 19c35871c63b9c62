package io.tieout.recon.domain.report;

import io.tieout.recon.domain.report.KpiFigures.OfRule;
import java.math.BigDecimal;
import java.util.List;

/// How much of what was due came late or is missing, of one rule.
///
/// @param rate in per cent; `n/a` where nothing was due
public record Delay(String rule, String entity, String currency, long delayed, long due, String rate) {

    public static List<Delay> of(KpiFigures figures) {
        return figures.rules().stream().map(Delay::of).toList();
    }

    private static Delay of(OfRule rule) {
        return new Delay(
                rule.rule(),
                rule.entity(),
                rule.currency(),
                rule.delayed(),
                rule.due(),
                Kpi.perCent(BigDecimal.valueOf(rule.delayed()), BigDecimal.valueOf(rule.due())));
    }
}
