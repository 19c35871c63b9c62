package io.tieout.recon.domain.arrival;

import io.tieout.event.Limits;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.recon.domain.Leg;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The lines of the bank, and how they name what they are the money of: by a reference, or by a word at the
/// beginning of the text and the number that follows it. The account has other lines too; what names
/// nothing is none of ours, unless its text begins as those of ours do that lost their number.
///
/// @param words how texts begin that have a number
/// @param unnumbered how texts begin that have none
public record BankLines(Told told, Set<String> words, Set<String> unnumbered) {

    public BankLines {
        words = Set.copyOf(words);
        unnumbered = Set.copyOf(unnumbered);
    }

    /// Whether a line must be one of ours though it does not say which.
    boolean isUnnumbered(Leg leg, ReferenceType type) {
        return numberIn(leg, type).isEmpty()
                && leg.event() instanceof BankLineStated line
                && line.text() != null
                && unnumbered.stream().anyMatch(line.text()::startsWith);
    }

    boolean areToldBy(Leg leg) {
        return told.source().tells(leg.event());
    }

    /// The number of what a line is the money of.
    Optional<String> numberIn(Leg leg, ReferenceType type) {
        List<Reference> references = leg.references(type);
        if (!references.isEmpty()) {
            return Optional.of(references.getFirst().value());
        }
        String text = leg.event() instanceof BankLineStated line && line.text() != null ? line.text() : "";
        for (String word : new TreeSet<>(words)) {
            if (text.startsWith(word)) {
                return firstWord(text.substring(word.length()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstWord(String text) {
        String rest = text.strip();
        int end = rest.indexOf(' ');
        String word = end < 0 ? rest : rest.substring(0, end);
        return word.isEmpty() || word.length() > Limits.ID_LENGTH_MAX ? Optional.empty() : Optional.of(word);
    }
}
