package io.tieout.recon.domain.checkpoint;

import java.time.LocalDate;
import java.util.Currency;

/// What a checkpoint is about: one legal entity and currency, because nothing is netted across them.
///
/// @param from first business date
/// @param to last business date, which is also the day it looks from
public record Window(String entity, Currency currency, LocalDate from, LocalDate to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window ends before it begins: " + from + " to " + to);
        }
    }
}
