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
import org.jspecify.annotations.Nullable;

/// The lines of the bank, and how they name what they are the money of: by a reference, or by a word at the
/// beginning of the text and the number that follows it. A line whose text begins as those of ours do that lost their
/// number is one of ours; one that names nothing at all is where the rule takes what is nobody else's.
///
/// @param words how texts begin that have a number
/// @param unnumbered how texts begin that have none
/// @param others whose lines that name nothing are not; null where none of these is ours
public record BankLines(
        Told told,
        Set<String> words,
        Set<String> unnumbered,
        @Nullable Others others) {

    /// How lines are told apart that another rule compares, or that are no business of Tieout's.
    ///
    /// @param references to which they have one
    /// @param words how their texts begin
    public record Others(Set<ReferenceType> references, Set<String> words) {
        public Others {
            references = Set.copyOf(references);
            words = Set.copyOf(words);
        }

        boolean have(Leg leg, String text) {
            return references.stream().anyMatch(type -> !leg.references(type).isEmpty())
                    || words.stream().anyMatch(text::startsWith);
        }
    }

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

    /// Whether nothing about a line says what it is of.
    boolean isUnnamed(Leg leg, ReferenceType type) {
        return others != null
                && numberIn(leg, type).isEmpty()
                && !isUnnumbered(leg, type)
                && leg.event() instanceof BankLineStated line
                && !others.have(leg, textOf(line));
    }

    private static String textOf(BankLineStated line) {
        return line.text() == null ? "" : line.text();
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
        String text = leg.event() instanceof BankLineStated line ? textOf(line) : "";
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
