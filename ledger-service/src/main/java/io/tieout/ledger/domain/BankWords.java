package io.tieout.ledger.domain;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BankLineStated;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How the texts of bank lines begin when they name a payout or a deposit; the id is the word that follows.
public record BankWords(Map<String, BankPurpose> purposes) {

    /// What a bank line says that it is the money of.
    ///
    /// @param id of the payout or the deposit; null where it is neither
    record Named(BankPurpose purpose, @Nullable String id) {}

    public BankWords {
        purposes = Map.copyOf(purposes);
    }

    Named read(BankLineStated line) {
        for (Reference reference : line.envelope().references()) {
            if (reference.type() == ReferenceType.DEPOSIT) {
                return new Named(BankPurpose.DEPOSIT, reference.value());
            }
            if (reference.type() == ReferenceType.PAYOUT) {
                return new Named(BankPurpose.PAYOUT, reference.value());
            }
        }
        String text = line.text() == null ? "" : line.text();
        for (Map.Entry<String, BankPurpose> purpose : new TreeMap<>(purposes).entrySet()) {
            if (text.startsWith(purpose.getKey())) {
                String id = firstWord(text.substring(purpose.getKey().length()));
                if (!id.isEmpty()) {
                    return new Named(purpose.getValue(), id);
                }
            }
        }
        return new Named(BankPurpose.OTHER, null);
    }

    private static String firstWord(String text) {
        String trimmed = text.strip();
        int end = trimmed.indexOf(' ');
        return end < 0 ? trimmed : trimmed.substring(0, end);
    }
}
