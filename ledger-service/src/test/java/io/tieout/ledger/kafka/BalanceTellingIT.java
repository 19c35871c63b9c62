package io.tieout.ledger.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.AccountBalance;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.AccountBalanceRecord;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What accounts turn over is told, in whatever order and however often records come.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class BalanceTellingIT {

    private static final String TENANT = "told-balances";

    private static final String KEYS = """
            INSERT INTO untold_balance (tenant, entity, account, currency, business_date)
            SELECT DISTINCT tenant, entity, account, currency, business_date FROM account_delta""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void theLatestVersionsAreTheTrialBalance() {
        Tables tables = new Tables(stack);
        TestEvents events = new TestEvents(TENANT);
        List<BusinessEvent> first = List.of(events.issued("R1", "1001", "20.00"), events.issued("R2", "1002", "7.25"));
        new Feed(stack).send(first);
        Eventually.holds(() -> assertThat(told()).isEqualTo(booked(tables)).isNotEmpty());

        new Feed(stack).send(events.issued("R3", "1003", "1.50"), events.issued("R1", "1001", "20.00"));

        Eventually.holds(() -> {
            assertThat(told()).isEqualTo(booked(tables)).anyMatch(each -> each.endsWith("2350 USD 0 2875"));
            assertThat(untold(tables)).isZero();
        });
    }

    /// As if the process had died before Kafka had acknowledged it, and an earlier sum came last.
    @Test
    void whatIsToldAgainChangesNothing() throws Exception {
        Tables tables = new Tables(stack);
        new Feed(stack).send(new TestEvents(TENANT + "-again").issued("R1", "1001", "20.00"));
        Eventually.holds(() -> assertThat(records(TENANT + "-again")).hasSize(2));

        tables.execute("ledger_app", TENANT + "-again", KEYS);

        Eventually.holds(() -> assertThat(records(TENANT + "-again")).hasSize(4));
        assertThat(records(TENANT + "-again").stream().distinct()).hasSize(2);
    }

    private static long untold(Tables tables) {
        return tables.count("SELECT count(*) FROM untold_balance WHERE tenant = '" + TENANT + "'");
    }

    private static Set<String> booked(Tables tables) {
        return new TreeSet<>(tables.rows("""
                SELECT entity || ' ' || business_date || ' ' || account || ' ' || currency || ' ' || sum(debit_minor)
                       || ' ' || sum(credit_minor)
                  FROM account_delta WHERE tenant = '%s'
                 GROUP BY entity, business_date, account, currency""".formatted(TENANT)));
    }

    private Set<String> told() {
        Map<UUID, AccountBalance> latest = new HashMap<>();
        for (AccountBalance each : records(TENANT)) {
            latest.merge(each.balanceId(), each, (one, other) -> one.version() > other.version() ? one : other);
        }
        Set<String> lines = new TreeSet<>();
        latest.values()
                .forEach(each -> lines.add("%s %s %s %s %d %d"
                        .formatted(
                                each.entity(),
                                each.businessDate(),
                                each.account(),
                                each.debit().currency().getCurrencyCode(),
                                each.debit().minor(),
                                each.credit().minor())));
        return lines;
    }

    private List<AccountBalance> records(String tenant) {
        return new Topics(stack)
                .readAll(AccountBalanceRecord.TOPIC).stream()
                        .map(BalanceTellingIT::read)
                        .filter(balance -> balance.tenant().equals(tenant))
                        .toList();
    }

    private static AccountBalance read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AccountBalanceRecord.read(record.value());
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
