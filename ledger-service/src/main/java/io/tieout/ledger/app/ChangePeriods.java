package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Periods.Decided;
import io.tieout.ledger.app.Periods.Wish;
import io.tieout.ledger.domain.PeriodAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Closes accounting periods, and reopens them for what is named.
@ApplicationScoped
public class ChangePeriods {

    /// Where a day ends last.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final Periods periods;
    private final BusinessClock clock;

    ChangePeriods(Periods periods, BusinessClock clock) {
        this.periods = periods;
        this.clock = clock;
    }

    /// The same request again answers with what the first one did, whatever was decided since.
    public Uni<PeriodChanged> change(Wish wish) {
        return periods.findByKey(wish.tenant(), wish.idempotencyKey())
                .chain(earlier ->
                        earlier.isPresent() ? Uni.createFrom().item(repeated(earlier.get(), wish)) : changeNew(wish));
    }

    private static PeriodChanged repeated(Decided earlier, Wish wish) {
        return earlier.contentHash().equals(wish.contentHash())
                ? new PeriodChanged.Done(earlier, false)
                : new PeriodChanged.KeyTaken(earlier.changeId());
    }

    private Uni<PeriodChanged> changeNew(Wish wish) {
        InstantSource micros = () -> clock.now().truncatedTo(ChronoUnit.MICROS);
        LocalDate lastDay = wish.change().period().lastDay();
        if (wish.change().action() == PeriodAction.CLOSE
                && !LocalDate.ofInstant(micros.instant(), LAST).isAfter(lastDay)) {
            return Uni.createFrom().item(new PeriodChanged.NotOver(lastDay));
        }
        return periods.change(wish, micros)
                .map(changed -> changed instanceof PeriodChanged.Done(Decided decided, boolean isNew) && !isNew
                        ? repeated(decided, wish)
                        : changed);
    }
}
