package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whose word books a kind of fact.
///
/// Roles that tell of the same facts stand in one preference, of which exactly one role books; each of the preferences
/// books facts of its own, as a marketplace and a processor capture other payments.
public record BookingRoles(List<Preference> preferences) {

    /// The first of these roles that a source holds books; what the others say of the same facts is evidence, even
    /// where the first says nothing.
    ///
    /// @param firstOf one where nobody else tells of these facts
    /// @param when the codes of the events that it is for; those not named may have any value
    public record Preference(List<SourceRole> firstOf, Map<String, Set<String>> when) {

        public Preference {
            firstOf = List.copyOf(firstOf);
            when = Map.copyOf(when);
            if (firstOf.isEmpty() || Set.copyOf(firstOf).size() < firstOf.size()) {
                throw new IllegalArgumentException("a preference names each of its roles once, and at least one");
            }
        }

        public static Preference of(SourceRole role) {
            return new Preference(List.of(role), Map.of());
        }

        private boolean isFirst(SourceRole role, @Nullable RegisteredRoles registered) {
            for (SourceRole each : firstOf) {
                if (registered == null || registered.contains(each)) {
                    return each == role;
                }
            }
            return false;
        }

        private boolean isFor(Map<String, String> codes) {
            for (Map.Entry<String, Set<String>> asked : when.entrySet()) {
                if (!asked.getValue().contains(codes.get(asked.getKey()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean meets(Preference other) {
            return when.entrySet().stream().allMatch(asked -> {
                Set<String> others = other.when.get(asked.getKey());
                return others == null || asked.getValue().stream().anyMatch(others::contains);
            });
        }
    }

    public BookingRoles {
        preferences = List.copyOf(preferences);
        for (int i = 0; i < preferences.size(); i++) {
            for (int j = i + 1; j < preferences.size(); j++) {
                requireApart(preferences.get(i), preferences.get(j));
            }
        }
    }

    /// All roles whose word can book.
    public Set<SourceRole> roles() {
        return preferences.stream()
                .flatMap(preference -> preference.firstOf().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean name(SourceRole role) {
        for (Preference preference : preferences) {
            if (preference.firstOf().contains(role)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the word of `role` books an event with these codes.
    ///
    /// @param registered null where nobody said, so that every role counts as registered
    boolean books(SourceRole role, @Nullable RegisteredRoles registered, Map<String, String> codes) {
        for (Preference preference : preferences) {
            if (preference.isFor(codes) && preference.isFirst(role, registered)) {
                return true;
            }
        }
        return false;
    }

    /// Whether `role` books events with these codes where the roles before it are not registered.
    boolean mayBook(SourceRole role, Map<String, String> codes) {
        return books(role, RegisteredRoles.of(role), codes);
    }

    /// Refuses codes of an event that no preference is for, and roles of which no source can tell of the fact: were one
    /// of them first, nobody would book.
    public void requireCompleteFor(BookableFact fact) {
        for (Map<String, String> codes : Combinations.of(fact.codes())) {
            if (preferences.stream().noneMatch(preference -> preference.isFor(codes))) {
                throw new IllegalArgumentException("bookedBy of " + fact.factType() + " names nobody for " + codes
                        + "; name a role, and let its rows say books: nothing if nothing is to be booked");
            }
        }
        for (Preference preference : preferences) {
            for (SourceRole role : preference.firstOf()) {
                if (preference.firstOf().size() > 1 && !fact.roles().contains(role)) {
                    throw new IllegalArgumentException("no " + role.code() + " tells of " + fact.factType()
                            + ", so where one is registered nobody would book; prefer among "
                            + fact.roles().stream().map(Coded::code).toList());
                }
            }
        }
    }

    private static void requireApart(Preference one, Preference other) {
        for (SourceRole role : one.firstOf()) {
            if (other.firstOf().contains(role) && one.meets(other)) {
                throw new IllegalArgumentException(
                        "bookedBy names " + role.code() + " twice for the same event; name it once, or say when");
            }
        }
    }
}
