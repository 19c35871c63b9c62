package io.tieout.recon.app;

import io.tieout.kit.time.BusinessClock;
import io.tieout.recon.domain.rule.RefundRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// The rule that is in force, and the business time at which it is applied.
@ApplicationScoped
public class Rules {

    private final RefundRule refunds;
    private final BusinessClock clock;

    Rules(RefundRule refunds, BusinessClock clock) {
        this.refunds = refunds;
        this.clock = clock;
    }

    public RefundRule refunds() {
        return refunds;
    }

    /// Id and version, `refunds/1`.
    public String name() {
        return refunds.id() + "/" + refunds.version();
    }

    /// To the millisecond, as due times are.
    public Instant instant() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The calendar day it is where no entity says otherwise.
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), refunds.calendar().zone());
    }

    Refolding refolding() {
        return new Refolding(refunds, instant());
    }
}
