package io.tieout.recon.domain.checkpoint;

import io.tieout.recon.domain.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/// Of which balances a tie is made.
///
/// @param asOf the last business date
/// @param until the end of that day
/// @param now by which it is judged what is due
public record BalanceCut(
        String entity, Currency currency, LocalDate asOf, Instant until, Instant now, List<TieControl> controls) {

    /// Records with a difference that one tie looks at.
    public static final int UNITS_MAX = 5_000;

    public BalanceCut {
        controls = List.copyOf(controls);
    }

    /// Of all controls that are held against one thing, each once.
    public <R extends Rule> List<R> rules(Against against, Class<R> kind) {
        return controls.stream()
                .filter(control -> control.against() == against)
                .flatMap(control -> control.rules(kind).stream())
                .distinct()
                .toList();
    }

    /// Of the ERP, of all controls.
    public List<String> erpAccounts() {
        return controls.stream()
                .flatMap(control -> control.erp().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
