package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Folding makes rows of balances fewer and changes no balance.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class BalanceFoldIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEPOSITS = 20;

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Inject
    BalanceFolding folding;

    @Test
    void rowsOfAKeyBecomeOne() {
        Tables tables = new Tables(stack);
        deposits("folded", 0, DEPOSITS);
        List<String> before = balances(tables, "folded");
        assertThat(tables.count("SELECT count(*) FROM account_delta WHERE tenant = 'folded'"))
                .isEqualTo(2 * DEPOSITS);

        // Any later day: the rows of today belong to a day that is over then.
        fold(LocalDate.now(ZoneOffset.UTC).plusDays(2));

        assertThat(balances(tables, "folded")).isEqualTo(before);
        assertThat(tables.rows("SELECT account, debit_minor, credit_minor FROM account_delta WHERE tenant = 'folded'"))
                .containsExactlyInAnyOrder("1060 2000 0", "1110 0 2000");
        assertThat(tables.rows("SELECT sub_key, credit_minor FROM balance_delta WHERE tenant = 'folded'"
                        + " AND account = '1110'"))
                .containsExactly("S1 2000");
        assertThat(tables.count("SELECT count(*) FROM balance_delta WHERE tenant = 'folded' AND account = '1060'"))
                .as("each deposit has a key of its own")
                .isEqualTo(DEPOSITS);
    }

    @Test
    void subLedgersOfTodayAreLeftAlone() {
        Tables tables = new Tables(stack);
        deposits("today", 0, 3);

        fold(LocalDate.now(ZoneOffset.UTC).minusDays(1));

        assertThat(tables.count("SELECT count(*) FROM account_delta WHERE tenant = 'today'"))
                .isEqualTo(2);
        assertThat(tables.count("SELECT count(*) FROM balance_delta WHERE tenant = 'today' AND account = '1110'"))
                .isEqualTo(3);
    }

    @Test
    void whatIsBookedMeanwhileCountsOnce() {
        Tables tables = new Tables(stack);
        CompletableFuture<Void> booking = CompletableFuture.runAsync(() -> deposits("meanwhile", 0, 5 * DEPOSITS));
        int folds = 0;
        while (!booking.isDone()) {
            fold(LocalDate.now(ZoneOffset.UTC).plusDays(2));
            folds++;
        }
        booking.join();

        assertThat(folds).isPositive();
        assertThat(tables.rows("""
                SELECT account, sum(debit_minor - credit_minor) FROM account_delta WHERE tenant = 'meanwhile'
                 GROUP BY account ORDER BY account""")).containsExactly("1060 10000", "1110 -10000");
        assertThat(balances(tables, "meanwhile")).contains("1110 S1 -10000");
    }

    private static List<String> balances(Tables tables, String tenant) {
        List<String> balances = new ArrayList<>(tables.rows("""
                SELECT account, sub_key, sum(debit_minor - credit_minor) FROM balance_delta WHERE tenant = ?
                 GROUP BY account, sub_key ORDER BY account, sub_key""", tenant));
        balances.addAll(tables.rows("""
                SELECT account, business_date, sum(debit_minor - credit_minor) FROM account_delta WHERE tenant = ?
                 GROUP BY account, business_date ORDER BY account, business_date""", tenant));
        return balances;
    }

    /// Each in a batch of its own.
    private void deposits(String tenant, int from, int to) {
        TestEvents events = new TestEvents(tenant);
        for (int i = from; i < to; i++) {
            BusinessEvent deposit =
                    new CashDeposited(events.envelope("pos-us", SourceRole.POS, "D" + i), "S1", TestEvents.usd("1.00"));
            recordEvents.record(List.of(Replay.incoming(deposit, i))).await().atMost(PATIENCE);
        }
    }

    private void fold(LocalDate today) {
        folding.fold(today).await().atMost(PATIENCE);
    }
}
