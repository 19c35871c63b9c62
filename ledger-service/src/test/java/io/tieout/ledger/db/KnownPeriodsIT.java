package io.tieout.ledger.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.app.PeriodChanged;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodState;
import io.tieout.ledger.domain.PeriodStates;
import io.tieout.test.StackResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Several instances remember periods, and each finds in the database transaction whether what it remembers holds.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class KnownPeriodsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Inject
    TenantTx tx;

    @Inject
    Periods periods;

    @Inject
    Corrections corrections;

    @Test
    void noInstanceBooksByWhatItRememberedBeforeAClose() {
        KnownPeriods one = new KnownPeriods();
        KnownPeriods other = new KnownPeriods();
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.OPEN);

        change("US", PeriodAction.CLOSE);
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.CLOSED);
        change("CA", PeriodAction.SOFT_CLOSE);

        assertThat(stateOf(one, "CA")).isEqualTo(PeriodState.SOFT_CLOSED);
        assertThat(stateOf(one, "US")).isEqualTo(PeriodState.CLOSED);
        assertThat(stateOf(other, "US")).isEqualTo(PeriodState.CLOSED);
        assertThat(stateOf(other, "CA")).isEqualTo(PeriodState.SOFT_CLOSED);
    }

    private PeriodState stateOf(KnownPeriods instance, String entity) {
        PeriodStates states = tx.inWriterTx(
                        connection -> CrossReferenceRows.lock(connection, Set.of("instances"), Set.of())
                                .chain(versions -> instance.of(connection, versions)))
                .map(all -> Objects.requireNonNull(all.get("instances")))
                .await()
                .atMost(LIMIT);
        return states.stateOf(entity, MARCH);
    }

    private void change(String entity, PeriodAction action) {
        Instant now = Instant.now();
        corrections.approve("instances", "hash", "ben", now).await().atMost(LIMIT);
        PeriodChange change = new PeriodChange(entity, MARCH, action, List.of(), List.of());
        PeriodChanged changed = periods.change(
                        new Periods.Wish("instances", change, "of-" + entity, "hash", "It is time", "ana", "ben"), now)
                .await()
                .atMost(LIMIT);
        assertThat(changed).isInstanceOf(PeriodChanged.Done.class);
    }
}
