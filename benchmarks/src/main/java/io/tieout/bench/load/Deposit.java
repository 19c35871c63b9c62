package io.tieout.bench.load;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Cash of a store on its way to the bank: a debit of what is in transit, by deposit, and a credit of the store's cash,
/// by store. One transfer of money between two accounts, and nothing else.
final class Deposit {

    private static final Money AMOUNT = Money.of(10_000, "USD");

    private Deposit() {}

    static BusinessEvent of(String tenant, String subject, int store, Instant at) {
        Envelope envelope = new Envelope(
                tenant,
                "US",
                "bench-pos",
                SourceRole.POS,
                "delivery-" + subject,
                subject,
                at,
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                null,
                List.of(),
                Fact.PROVENANCE);
        return new CashDeposited(envelope, "store-" + store, AMOUNT);
    }
}
