package io.tieout.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Copies of objects with one fault put in.
final class Broken {

    private Broken() {}

    static Manifest at(Manifest manifest, String path, String value) {
        JsonNode copy = manifest.json().deepCopy();
        JsonPointer pointer = JsonPointer.compile(path);
        JsonNode parent = copy.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), Yaml.document(value));
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), Yaml.document(value));
        }
        return new Manifest(copy);
    }

    static Manifest without(Manifest manifest, String path) {
        JsonNode copy = manifest.json().deepCopy();
        JsonPointer pointer = JsonPointer.compile(path);
        ((ObjectNode) copy.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        return new Manifest(copy);
    }
}
