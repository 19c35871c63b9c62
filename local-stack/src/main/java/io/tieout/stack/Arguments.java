package io.tieout.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words after a sub-command, checked against what the sub-command knows.
final class Arguments {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> plain = new ArrayList<>();

    /// @param switches options without a value
    /// @param valued options that take the next word
    Arguments(List<String> words, Set<String> switches, Set<String> valued) {
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (switches.contains(word)) {
                values.put(word, "");
            } else if (valued.contains(word)) {
                if (index + 1 == words.size()) {
                    throw new StackException(word + " needs a value");
                }
                values.put(word, words.get(++index));
            } else if (word.startsWith("-")) {
                throw new StackException("unknown option " + word + ": see ./tieout help");
            } else {
                plain.add(word);
            }
        }
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    List<String> plain() {
        return List.copyOf(plain);
    }

    void requireNoMore() {
        if (!plain.isEmpty()) {
            throw new StackException("unexpected word '" + plain.getFirst() + "': see ./tieout help");
        }
    }

    /// The components of a comma-separated option, all of them where it is missing.
    Set<String> components(String option) {
        return value(option).map(list -> known(List.of(list.split(",", -1)))).orElse(Set.copyOf(Blueprint.NAMES));
    }

    static Set<String> known(List<String> names) {
        for (String name : names) {
            if (!Blueprint.NAMES.contains(name)) {
                throw new StackException(
                        "no component '" + name + "': there are " + String.join(", ", Blueprint.NAMES));
            }
        }
        return new LinkedHashSet<>(names);
    }
}
