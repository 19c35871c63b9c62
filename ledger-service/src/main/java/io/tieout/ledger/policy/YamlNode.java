package io.tieout.ledger.policy;

import io.tieout.event.Coded;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A piece of a YAML file that knows its line, so that whatever is wrong with it can be found.
record YamlNode(String file, Node node) {

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    PolicyRefused refuse(String reason) {
        return new PolicyRefused(file, line(), reason, null);
    }

    /// Runs a check of the domain and says where in the file it failed.
    <T> T checked(Supplier<T> construction) {
        try {
            return construction.get();
        } catch (IllegalArgumentException broken) {
            throw new PolicyRefused(file, line(), String.valueOf(broken.getMessage()), broken);
        }
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw refuse("a value is expected here");
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse("true or false is expected here, not " + text());
        };
    }

    /// The items of a list; a single value is a list of one.
    List<YamlNode> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> new YamlNode(file, item))
                        .toList()
                : List.of(this);
    }

    Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        for (YamlNode item : items()) {
            if (!texts.add(item.text())) {
                throw item.refuse(item.text() + " stands here twice");
            }
        }
        return texts;
    }

    /// The fields of a mapping, in order; a repeated name is refused.
    Map<String, YamlNode> fields() {
        if (!(node instanceof MappingNode mapping)) {
            throw refuse("fields are expected here, name: value");
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            if (fields.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.refuse(key.text() + " stands here twice");
            }
        }
        return fields;
    }

    /// The same, where only `names` make sense: a misspelt field would otherwise be ignored.
    Map<String, YamlNode> fields(String... names) {
        Map<String, YamlNode> fields = fields();
        fields.forEach((name, value) -> {
            if (!List.of(names).contains(name)) {
                throw value.refuse("unknown field " + name + "; use " + String.join(", ", names));
            }
        });
        return fields;
    }

    YamlNode required(Map<String, YamlNode> fields, String name) {
        @Nullable YamlNode field = fields.get(name);
        if (field == null) {
            throw refuse(name + " is missing");
        }
        return field;
    }

    <E extends Enum<E> & Coded> E code(Class<E> type, String what) {
        return Coded.find(type, text()).orElseThrow(() -> refuse("unknown " + what + " " + text()));
    }
}
