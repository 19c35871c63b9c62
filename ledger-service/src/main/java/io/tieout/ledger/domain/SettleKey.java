package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.ledger.domain.OpenKey.Movement;
import java.util.Set;

/// Keys of clearing accounts of which it can be told that both of their sides have come. All others wait
/// for something that may still come, or hold what must never be written off: refunds, disputes, what is
/// due by hand.
public enum SettleKey implements Coded {
    /// Captured, and settled by lines: what is left is a difference of two amounts that are both there.
    PAYMENT("payment") {
        @Override
        boolean isDone(OpenKey key) {
            return key.place().subKey().startsWith("payment:")
                    && key.movements().equals(Set.of(CAPTURED, SETTLED));
        }
    },
    /// Paid out, and explained by lines.
    PAYOUT("payout") {
        @Override
        boolean isDone(OpenKey key) {
            return key.movements().stream().allMatch(each -> isPayout(each) || isLine(each))
                    && key.movements().stream().anyMatch(SettleKey::isPayout)
                    && key.movements().stream().anyMatch(SettleKey::isLine);
        }
    };

    private static final Movement CAPTURED = new Movement(EventType.PAYMENT_CAPTURED.code(), true, false);
    private static final Movement SETTLED = new Movement(EventType.SETTLEMENT_LINE_STATED.code(), false, false);

    private final String code;

    SettleKey(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// Whether nothing else is expected under the key, and nothing but its two sides ever was there.
    abstract boolean isDone(OpenKey key);

    private static boolean isPayout(Movement movement) {
        return movement.type().equals(EventType.PAYOUT_CHANGED.code()) && movement.isOfSubject();
    }

    private static boolean isLine(Movement movement) {
        return movement.type().equals(EventType.SETTLEMENT_LINE_STATED.code());
    }
}
