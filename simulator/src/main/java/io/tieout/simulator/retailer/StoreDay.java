package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// One trading day of one store: what is in its tills and what it will declare.
///
/// @param dice what chance of the day is thrown with
record StoreDay(Store store, Reference name, Dice dice, Instant closesAt, Tills tills, Declared declared) {

    static StoreDay of(Scene scene, Store store, LocalDate date) {
        Reference name = Voice.name(ReferenceType.STORE_DAY, store.company().registers(), store.id() + "-" + date);
        return new StoreDay(
                store,
                name,
                scene.world().dice().of("store-day-" + store.id(), date.toEpochDay()),
                store.closesAt(date),
                new Tills(scene.voice(), store, name),
                new Declared(store.company()));
    }

    Company company() {
        return store.company();
    }

    int anyRegister() {
        return dice.below(store.registers());
    }

    String anyCashier() {
        return "cashier-" + (1 + dice.below(store.cashiers()));
    }

    /// Names and numbers what is about to be recorded at a register.
    Receipt nextReceipt(ReferenceType type, int register) {
        return new Receipt(
                Voice.name(
                        type,
                        company().registers(),
                        name.value() + "-" + (register + 1) + "-" + declared.nextReceipt()),
                register,
                declared.nextReceiptOf(register));
    }

    /// Tells what a register recorded.
    void record(
            Voice voice,
            Reference receipt,
            Instant now,
            List<Reference> about,
            Function<Envelope, BusinessEvent> event) {
        voice.tell(company().registers(), receipt.value(), receipt.value(), now, about, event);
    }
}
