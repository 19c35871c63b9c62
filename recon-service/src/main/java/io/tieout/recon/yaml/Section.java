package io.tieout.recon.yaml;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A mapping in a rule file. It notes every fault with its line, and at the end every field that nobody asked for.
///
/// Scalars are taken by their spelling, so that `20.00` never becomes a binary fraction.
final class Section {

    private final String name;
    private final int line;
    private final List<RuleFault> faults;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> unread = new LinkedHashMap<>();

    private Section(String name, int line, List<RuleFault> faults) {
        this.name = name;
        this.line = line;
        this.faults = faults;
    }

    static Section of(String name, Node node, List<RuleFault> faults) {
        Section section = new Section(name, lineOf(node), faults);
        if (!(node instanceof MappingNode mapping)) {
            section.reject(node, name + " must have fields, written `name: value`");
            return section;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (section.fields.put(key, tuple.getValueNode()) != null) {
                section.reject(tuple.getKeyNode(), "the field '" + key + "' is written twice");
            }
            section.unread.put(key, tuple.getKeyNode());
        }
        return section;
    }

    /// Reports the fields that were never asked for: a misspelt field must not be a silent default.
    void done() {
        unread.forEach((field, node) -> reject(node, "unknown field '" + field + "' in " + name));
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    void reject(String field, String message) {
        Node node = fields.get(field);
        faults.add(new RuleFault(node == null ? line : lineOf(node), message));
    }

    String text(String field) {
        return optionalText(field).orElseGet(() -> {
            reject(field, "the field '" + field + "' is missing in " + name);
            return "";
        });
    }

    Optional<String> optionalText(String field) {
        Node node = take(field);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            reject(node, "'" + field + "' must be one value");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /// Reads a field by `parse`; what that throws becomes a fault, and `instead` stands in.
    <T> T parsed(String field, T instead, Function<String, T> parse) {
        String text = text(field);
        try {
            return text.isEmpty() ? instead : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            reject(field, "'" + field + "': " + malformed.getMessage());
            return instead;
        }
    }

    int number(String field) {
        return parsed(field, 1, text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("write a whole number of at least 1, not " + text);
            }
            return Integer.parseInt(text);
        });
    }

    Instant instant(String field) {
        return parsed(field, Instant.EPOCH, Instant::parse);
    }

    /// An amount written `20.00 USD`.
    Money money(String field) {
        return parsed(field, Money.of(0, "USD"), text -> {
            String[] words = text.split(" ", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException("write an amount as 20.00 USD, not " + text);
            }
            return Money.parse(words[0], words[1]);
        });
    }

    <E extends Enum<E> & Coded> E code(String field, Class<E> type) {
        return parsed(field, type.getEnumConstants()[0], text -> code(type, text));
    }

    <E extends Enum<E> & Coded> List<E> codes(String field, Class<E> type) {
        List<E> values = new ArrayList<>();
        texts(field).forEach(text -> {
            try {
                values.add(code(type, text));
            } catch (IllegalArgumentException unknown) {
                reject(field, "'" + field + "': " + unknown.getMessage());
            }
        });
        return values;
    }

    private static <E extends Enum<E> & Coded> E code(Class<E> type, String text) {
        return Coded.find(type, text)
                .orElseThrow(() -> new IllegalArgumentException("the engine knows no '" + text + "', only "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Coded::code)
                                .collect(Collectors.joining(", "))));
    }

    /// A field that can have one value only, because the engine runs no other; written so that the file says all.
    void exactly(String field, String value) {
        String text = text(field);
        if (!text.isEmpty() && !text.equals(value)) {
            reject(field, "the engine cannot run '" + field + ": " + text + "', only '" + value + "'");
        }
    }

    /// A list with at least one value and no repeats.
    List<String> texts(String field) {
        Node node = take(field);
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            reject(field, "'" + field + "' must be a list of at least one value");
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (Node each : sequence.getValue()) {
            if (!(each instanceof ScalarNode scalar) || values.contains(scalar.getValue())) {
                reject(each, "'" + field + "' must be a list of different values");
            } else {
                values.add(scalar.getValue());
            }
        }
        return values;
    }

    Section section(String field) {
        Node node = take(field);
        if (node == null) {
            reject(field, "the section '" + field + "' is missing in " + name);
            return new Section(field, line, faults);
        }
        return of(field, node, faults);
    }

    /// The mappings of a list; a field left out is an empty list.
    List<Section> sections(String field) {
        Node node = take(field);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            reject(node, "'" + field + "' must be a list");
            return List.of();
        }
        return sequence.getValue().stream()
                .map(each -> of("an item of '" + field + "'", each, faults))
                .toList();
    }

    /// All fields as texts, for sections whose field names are free.
    Map<String, String> all() {
        Map<String, String> values = new LinkedHashMap<>();
        List.copyOf(fields.keySet()).forEach(field -> optionalText(field).ifPresent(value -> values.put(field, value)));
        return values;
    }

    /// The names of all fields, for sections whose field names are free.
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    int line() {
        return line;
    }

    private @Nullable Node take(String field) {
        unread.remove(field);
        return fields.get(field);
    }

    private void reject(Node node, String message) {
        faults.add(new RuleFault(lineOf(node), message));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
