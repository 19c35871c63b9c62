package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// One Kubernetes object as rendered.
record Manifest(JsonNode json) {

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return at("/metadata/name").asText();
    }

    String id() {
        return kind() + "/" + name();
    }

    /// The value at a JSON pointer; a missing node where there is none.
    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /// The group of an `apiVersion`, empty for the core.
    String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    @Override
    public String toString() {
        return id();
    }

    /// A JSON object of texts as a map, e.g. labels.
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
