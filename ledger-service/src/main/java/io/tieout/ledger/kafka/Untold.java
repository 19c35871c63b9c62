package io.tieout.ledger.kafka;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tells what is committed, and again until Kafka has acknowledged it: whoever committed it may have crashed before it
/// was told.
///
/// @param next what is to be told next, the same until it is noted as told; empty when nothing is left
/// @param tell completes when Kafka has acknowledged
/// @param told notes that it is
record Untold<T>(Supplier<Uni<Optional<T>>> next, Function<T, Uni<Void>> tell, Function<T, Uni<Void>> told) {

    Uni<Void> tellAll() {
        return next.get()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tell.apply(found.get())
                                .chain(() -> told.apply(found.get()))
                                .chain(this::tellAll));
    }
}
