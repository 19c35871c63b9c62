package io.tieout.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The roles that sources held for a tenant and a legal entity when an event happened: who could have told of it.
///
/// Ingest stamps every event with them, so that who books follows from the event alone. The role in which the event is
/// claimed is among them only if its own source held it then. They are no content: the same fact under another stamp is
/// the same fact.
public final class RegisteredRoles {

    private final Set<SourceRole> roles;
    private final String text;

    private RegisteredRoles(Set<SourceRole> roles) {
        this.roles = Collections.unmodifiableSet(roles);
        this.text = roles.stream().map(SourceRole::code).sorted().collect(Collectors.joining(" "));
    }

    public static RegisteredRoles of(SourceRole... roles) {
        return of(Arrays.asList(roles));
    }

    public static RegisteredRoles of(Collection<SourceRole> roles) {
        Set<SourceRole> copy = EnumSet.noneOf(SourceRole.class);
        copy.addAll(roles);
        return new RegisteredRoles(copy);
    }

    /// Reads [#text()]. A role of a later contract is left out: nothing here could ask for it.
    public static RegisteredRoles parse(String text) {
        Set<SourceRole> roles = EnumSet.noneOf(SourceRole.class);
        for (String code : text.split(" ", -1)) {
            Coded.find(SourceRole.class, code).ifPresent(roles::add);
        }
        return new RegisteredRoles(roles);
    }

    public boolean contains(SourceRole role) {
        return roles.contains(role);
    }

    /// The same but one.
    public RegisteredRoles without(SourceRole role) {
        return of(roles.stream().filter(each -> each != role).toList());
    }

    /// Their codes in alphabetical order, with a space between two.
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegisteredRoles that && roles.equals(that.roles);
    }

    @Override
    public int hashCode() {
        return roles.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
