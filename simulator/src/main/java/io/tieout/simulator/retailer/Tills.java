package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.CashMove;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The cash in the registers of one store on one day. Each begins with a float, and what is above it never goes below
/// zero, so that the float is there in the evening.
final class Tills {

    private static final long FLOAT_MINOR = 15_000;

    /// With more than this above the float, a register is relieved of its notes.
    private static final long PICK_UP_ABOVE_MINOR = 50_000;

    private static final long NOTE_MINOR = 1_000;

    private final Voice voice;
    private final Store store;
    private final Reference day;
    private final long[] aboveFloatMinor;
    private long pickedUpMinor;
    private int moves;

    Tills(Voice voice, Store store, Reference day) {
        this.voice = voice;
        this.store = store;
        this.day = day;
        this.aboveFloatMinor = new long[store.registers()];
    }

    /// In all registers of a store.
    static long floatMinor(Store store) {
        return FLOAT_MINOR * store.registers();
    }

    void open(Instant now) {
        for (int register = 0; register < aboveFloatMinor.length; register++) {
            move(CashMove.FLOAT, register, FLOAT_MINOR, null, now);
        }
    }

    void take(int register, long minor, Instant now) {
        aboveFloatMinor[register] += minor;
        if (aboveFloatMinor[register] > PICK_UP_ABOVE_MINOR) {
            long notes = aboveFloatMinor[register] / NOTE_MINOR * NOTE_MINOR;
            aboveFloatMinor[register] -= notes;
            pickedUpMinor += notes;
            move(CashMove.PICK_UP, register, notes, null, now);
        }
    }

    /// The register asked for if it has enough, else another one; none where no register has.
    OptionalInt thatCanGive(long minor, int asked) {
        int count = aboveFloatMinor.length;
        for (int i = 0; i < count; i++) {
            int register = (asked + i) % count;
            if (aboveFloatMinor[register] >= minor) {
                return OptionalInt.of(register);
            }
        }
        return OptionalInt.empty();
    }

    void give(int register, long minor) {
        aboveFloatMinor[register] -= minor;
    }

    /// Something small is paid from a register, if one has enough.
    void payOut(long minor, String reason, Instant now) {
        thatCanGive(minor, 0).ifPresent(register -> {
            aboveFloatMinor[register] -= minor;
            move(CashMove.PAID_OUT, register, minor, reason, now);
        });
    }

    void payIn(long minor, String reason, Instant now) {
        aboveFloatMinor[0] += minor;
        move(CashMove.PAID_IN, 0, minor, reason, now);
    }

    void count(Instant now) {
        for (int register = 0; register < aboveFloatMinor.length; register++) {
            String till = store.registerName(register);
            long minor = FLOAT_MINOR + aboveFloatMinor[register];
            String id = day.value() + "-count-" + (register + 1);
            voice.tell(
                    store.company().registers(),
                    id,
                    id,
                    now,
                    List.of(day, register(till)),
                    envelope -> new TillCounted(
                            envelope,
                            store.id(),
                            till,
                            null,
                            money(minor, store.company()),
                            money(minor, store.company())));
        }
    }

    /// All but the floats, the notes picked up before included.
    long toDepositMinor() {
        long sum = pickedUpMinor;
        for (long minor : aboveFloatMinor) {
            sum += minor;
        }
        return sum;
    }

    private void move(CashMove kind, int register, long minor, @Nullable String reason, Instant now) {
        String till = store.registerName(register);
        String id = day.value() + "-cash-" + ++moves;
        voice.tell(
                store.company().registers(),
                id,
                id,
                now,
                List.of(day, register(till)),
                envelope -> new CashMoved(envelope, kind, store.id(), till, money(minor, store.company()), reason));
    }

    private Reference register(String till) {
        return name(ReferenceType.REGISTER, store.company().registers(), till);
    }
}
