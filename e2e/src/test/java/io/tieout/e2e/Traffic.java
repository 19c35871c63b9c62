package io.tieout.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Answer;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// A day of refunds in a random order: some with faults, some messages twice, some beyond understanding.
final class Traffic {

    private static final long FIRST_ORDER = 50_000;
    private static final int REPEATED_PERCENT = 30;
    private static final int INVALID_PERCENT = 10;

    private final RandomGenerator random;
    private final String storefront;
    private final OffsetDateTime at;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> breaks = new HashMap<>();
    private long totalMinor;
    private int invalid;

    /// @param status what the suite must answer to it
    record Message(int status, Function<Shop, Answer> send) {}

    private enum Fault {
        MISSING,
        AMOUNT,
        DUPLICATE_POSTING,
        FIELD_DROPPED,
        NONE
    }

    /// @param at when everything happened
    Traffic(RandomGenerator random, String storefront, OffsetDateTime at, int refunds) {
        this.random = random;
        this.storefront = storefront;
        this.at = at;
        for (int i = 0; i < refunds; i++) {
            add(FIRST_ORDER + i);
        }
        for (Message message : List.copyOf(messages)) {
            if (happens(REPEATED_PERCENT)) {
                messages.add(message);
            }
        }
        Collections.shuffle(messages, Random.from(random));
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /// Class and delta of the break that each order must have in the end, of those that must have one.
    Map<String, String> breaks() {
        return Map.copyOf(breaks);
    }

    /// What the storefront refunded.
    String total() {
        return dollars(totalMinor);
    }

    /// Different messages that nobody can book; a repeat of one is the same delivery.
    int invalid() {
        return invalid;
    }

    private void add(long order) {
        long minor = random.nextLong(200, 10_000);
        totalMinor += minor;
        byte[] refund = Shop.refundBody(order, order, dollars(minor), at);
        messages.add(new Message(202, shop -> shop.signed(refund, "wh-" + order, Map.of())));
        // Half of the refunds have no fault.
        Fault[] faults = Fault.values();
        Fault fault = random.nextBoolean() ? Fault.NONE : faults[random.nextInt(faults.length)];
        switch (fault) {
            case NONE -> post(memo("CM-" + order, order, minor));
            case MISSING -> expect(order, "missing", minor);
            case AMOUNT -> {
                long booked = random.nextLong(1, minor);
                post(memo("CM-" + order, order, booked));
                expect(order, "amount", minor - booked);
            }
            case DUPLICATE_POSTING -> {
                post(memo("CM-" + order, order, minor));
                post(memo("CM-" + order + "-B", order, minor));
                expect(order, "duplicate-posting", -minor);
            }
            case FIELD_DROPPED -> {
                ObjectNode memo = memo("CM-" + order, order, minor);
                memo.withObject("/data").remove("reason");
                post(memo);
                expect(order, "field-dropped", 0);
            }
        }
        if (happens(INVALID_PERCENT)) {
            ObjectNode memo = memo("CM-" + order + "-X", order, minor);
            memo.withObject("/data/amount").put("amount", "1.001");
            invalid++;
            messages.add(new Message(422, shop -> shop.event(memo, Map.of())));
        }
    }

    private void post(ObjectNode memo) {
        messages.add(new Message(202, shop -> shop.event(memo, Map.of())));
    }

    private ObjectNode memo(String number, long order, long minor) {
        return Shop.creditMemo(number, storefront, order, dollars(minor), at.plusMinutes(5));
    }

    private void expect(long order, String breakClass, long deltaMinor) {
        breaks.put(Long.toString(order), breakClass + " " + dollars(deltaMinor));
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String dollars(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
