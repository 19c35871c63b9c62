package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Texts that JSON can spell and a database or UTF-8 cannot hold: U+0000, and halves of surrogate pairs.
final class Texts {

    private Texts() {}

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= Character.MIN_SURROGATE) {
                return text.indexOf(0) < 0 && holdsWholeCharacters(text);
            }
        }
        return true;
    }

    private static boolean holdsWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    static Violation violation(String pointer) {
        return new Violation(
                pointer, "holds U+0000 or half of a character", "send text that UTF-8 can write, without U+0000");
    }

    /// Every text under `node` that cannot be stored, with its place; names of fields count too.
    static List<Violation> unstorable(JsonNode node, String pointer) {
        if (isStorable(node)) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        collect(node, pointer, violations);
        return violations;
    }

    /// Nearly always, so that no place is spelled out in vain.
    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) {
            return isStorable(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isStorable(field.getKey()) || !isStorable(field.getValue())) {
                return false;
            }
        }
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            if (!isStorable(item)) {
                return false;
            }
        }
        return true;
    }

    private static void collect(JsonNode node, String pointer, List<Violation> violations) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            violations.add(violation(pointer));
        }
        int index = 0;
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            collect(item, pointer + "/" + index++, violations);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isStorable(field.getKey())) {
                violations.add(violation(pointer));
            }
            collect(field.getValue(), pointer + "/" + field.getKey(), violations);
        }
    }
}
