package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Explained;
import java.util.Locale;

/// The JSON schema of a state that Tieout publishes, made from its record.
///
/// Fields that a later version adds are no fault, so nothing is closed against them.
final class StateSchema {

    private final String place;
    private final ObjectNode definitions;

    /// @param place of the definitions in the document that this schema is a part of
    private StateSchema(String place, ObjectNode definitions) {
        this.place = place;
        this.definitions = definitions;
    }

    /// The whole document, as it is published.
    static ObjectNode of(StateType type) {
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", type.schemaId());
        ObjectNode definitions = object();
        new StateSchema("#/$defs/", definitions).begin(schema, type);
        schema.set("$defs", definitions);
        return schema;
    }

    /// Adds it to the components of a catalogue, and beside it what it names.
    static void addTo(ObjectNode components, StateType type) {
        ObjectNode schema = object();
        new StateSchema("#/components/schemas/", components).begin(schema, type);
        components.set(type.code(), schema);
    }

    private void begin(ObjectNode schema, StateType type) {
        schema.put("title", type.code());
        schema.put("description", StateField.meaningOf(type.record()));
        describe(schema, type.record());
    }

    private ObjectNode describe(ObjectNode schema, Class<? extends Record> record) {
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (StateField field : StateField.of(record)) {
            ObjectNode property = schema(field.form());
            if (field.isOptional()) {
                property = orNull(property);
            } else {
                required.add(field.name());
            }
            if (!field.meaning().isEmpty()) {
                property.put("description", field.meaning());
            }
            properties.set(field.name(), property);
        }
        return schema;
    }

    private ObjectNode schema(StateField.Form form) {
        return switch (form) {
            case StateField.Form.Text _ -> object().put("type", "string");
            case StateField.Form.Id _ -> Schemas.format("uuid");
            case StateField.Form.Whole _ -> object().put("type", "integer").put("minimum", 0);
            case StateField.Form.Date _ -> Schemas.format("date");
            case StateField.Form.Time _ -> Schemas.format("date-time");
            case StateField.Form.Amount amount -> {
                String name = amount.isSigned() ? "signedMoney" : "money";
                definitions.set(name, Schemas.money(amount.isSigned()));
                yield ref(name);
            }
            case StateField.Form.Code code -> {
                String name = name(code.type());
                definitions.set(name, codes(code.type()));
                yield ref(name);
            }
            case StateField.Form.Part part -> describe(object(), part.type());
            case StateField.Form.Many many -> {
                ObjectNode array = object().put("type", "array");
                array.set("items", schema(many.element()));
                yield array;
            }
        };
    }

    private ObjectNode ref(String name) {
        return object().put("$ref", place + name);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            String type = schema.get("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    /// `enum` for those who generate code, `oneOf` for those who read: only there can a code say what it means.
    private static ObjectNode codes(Class<? extends Explained> type) {
        ObjectNode schema = object().put("type", "string").put("description", StateField.meaningOf(type));
        ArrayNode codes = schema.putArray("enum");
        ArrayNode meanings = schema.putArray("oneOf");
        for (Explained each : type.getEnumConstants()) {
            codes.add(each.code());
            meanings.addObject().put("const", each.code()).put("description", each.meaning());
        }
        return schema;
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
