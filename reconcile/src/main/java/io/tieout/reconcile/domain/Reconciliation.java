package io.tieout.reconcile.domain;

import java.util.List;

/// What became of two lists: every row is in exactly one match or one difference.
///
/// @param notes where a search was given up, in words: said, never hidden
public record Reconciliation(
        List<Match> matches, List<Difference> differences, List<Section> sections, List<String> notes) {

    public Reconciliation {
        matches = List.copyOf(matches);
        differences = List.copyOf(differences);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /// Whether everything is accounted for, so that the differences are all there are.
    public boolean isComplete() {
        return sections.stream().allMatch(section -> section.residualMinor() == 0);
    }

    public boolean ties() {
        return isComplete() && differences.isEmpty();
    }
}
