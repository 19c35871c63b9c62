package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.policy.PolicyFile;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the codes and amounts, posting balances or leaves the books alone.
class PostingPropertyTest {

    private static final PostingPolicy RETAIL_DEFAULT = PolicyFile.ofResource("policies/retail-default.yaml");
    private static final int EVENTS_PER_SEED = 500;
    private static final List<String> TENDERS =
            List.of("original", "card", "cash", "gift-card", "store-credit", "voucher-x", "");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "KWD");

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPostedEntryBalances(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int entries = 0;
        for (int i = 0; i < EVENTS_PER_SEED; i++) {
            BusinessEvent event = anyEvent(random);
            JournalEntry entry = Posting.post(RETAIL_DEFAULT, event).entry();
            List<Line> lines = entry == null ? List.of() : entry.lines();
            assertThat(lines.stream().mapToLong(Line::signedMinor).sum())
                    .as("seed %d, %s", seed, event)
                    .isZero();
            entries += lines.isEmpty() ? 0 : 1;
        }
        assertThat(entries).as("seed %d books something", seed).isPositive();
    }

    private static BusinessEvent anyEvent(RandomGenerator random) {
        Envelope envelope =
                new TestEvents("acme").envelope("source", pick(random, SourceRole.values()), "S" + random.nextInt(100));
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        long minor = random.nextInt(4) == 0 ? random.nextLong(1_000_000_000_000_000_000L) : random.nextLong(10_000);
        Money amount = Money.of(minor, currency);
        String tender = TENDERS.get(random.nextInt(TENDERS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> new PaymentCaptured(envelope, amount, tender);
            case 1 ->
                new RefundIssued(
                        envelope,
                        pick(random, RefundIntent.values()),
                        pick(random, RefundBasis.values()),
                        amount,
                        random.nextBoolean() ? null : Money.of(random.nextLong(minor + 1), currency),
                        tender,
                        null,
                        null);
            default -> new RefundProcessed(envelope, pick(random, RefundStatus.values()), "as sent", amount, null);
        };
    }

    private static <T> T pick(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
