package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a legal entity decides of its books. Rows may ask for it as they ask for codes of the event.
public enum PolicyOption implements Coded {
    /// When goods become revenue: when they are delivered, or when they are billed.
    REVENUE("revenue", "fulfilment", "invoice"),
    /// Whether value that is given away is an obligation before it is used.
    PROMOTIONS("promotions", "memo", "accrue"),
    /// Whether value expected never to be used is recognised when its keeper says so.
    BREAKAGE("breakage", "recognise", "ignore");

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<String> choices;

    PolicyOption(String code, String... choices) {
        this.code = code;
        this.choices = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(List.of(choices)));
    }

    @Override
    public String code() {
        return code;
    }

    /// The first is what holds where nobody decided.
    public Set<String> choices() {
        return choices;
    }

    /// What holds where nobody decided, by code.
    static Map<String, String> standard() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(
                        PolicyOption::code,
                        option -> option.choices().iterator().next()));
    }

    public static Optional<PolicyOption> find(String code) {
        return Arrays.stream(values())
                .filter(option -> option.code.equals(code))
                .findFirst();
    }
}
