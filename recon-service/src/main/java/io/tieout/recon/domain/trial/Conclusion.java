package io.tieout.recon.domain.trial;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;

/// What a rule says of one key, as far as people decide by it. Sentences may differ without changing it.
///
/// @param delta source less ERP
/// @param healed whether it is over already and only the lag is told
public record Conclusion(
        BreakClass breakClass, Money delta, HandoffStep step, Cause cause, String authority, boolean healed) {

    static Conclusion of(Finding finding) {
        return new Conclusion(
                finding.breakClass(),
                finding.stake().delta(),
                finding.evidence().handoff().step(),
                finding.cause(),
                finding.authority(),
                finding.healed());
    }
}
