package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A structural schema as custom resource definitions carry it, applied as strictly as an API server with
/// `fieldValidation=Strict`: a field that it does not name is a fault.
record Schema(JsonNode root) {

    /// What is wrong with `value`, each with its path.
    List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(root, value, "", faults);
        return faults;
    }

    private static void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        if (!hasType(schema, value)) {
            faults.add(path + ": " + value + " is not of type "
                    + schema.path("type").asText("integer or string"));
            return;
        }
        checkValue(schema, value, path, faults);
        if (value.isObject()) {
            checkFields(schema, value, path, faults);
        }
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            check(schema.path("items"), value.path(index), path + "[" + index + "]", faults);
        }
    }

    private static void checkFields(JsonNode schema, JsonNode value, String path, List<String> faults) {
        schema.path("required").forEach(required -> {
            if (!value.has(required.asText())) {
                faults.add(path + "." + required.asText() + ": is required");
            }
        });
        value.properties().forEach(field -> {
            String here = path + "." + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, field.getValue(), here, faults);
            } else if (others.isObject()) {
                check(others, field.getValue(), here, faults);
            } else if (!isOpen(schema)) {
                faults.add(here + ": unknown field");
            }
        });
    }

    private static void checkValue(JsonNode schema, JsonNode value, String path, List<String> faults) {
        JsonNode allowed = schema.path("enum");
        if (!allowed.isMissingNode() && !contains(allowed, value)) {
            faults.add(path + ": " + value + " is none of " + allowed);
        }
        if (schema.has("minimum") && value.asLong() < schema.path("minimum").asLong()) {
            faults.add(path + ": " + value + " is below " + schema.path("minimum"));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            faults.add(path + ": " + value + " does not match " + schema.path("pattern"));
        }
    }

    /// An `object` without `properties` is the definition's way of saying "anything", e.g. `metadata`.
    private static boolean isOpen(JsonNode schema) {
        return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || schema.path("additionalProperties").asBoolean()
                || !schema.has("properties");
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }
}
