package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Limits;
import io.tieout.event.ReferenceType;
import java.util.Arrays;

/// The JSON schema of each event type's data, made from the layout that reads it.
public final class Schemas {

    private static final String ENVELOPE =
            " This is the CloudEvents data; the envelope carries id, source, type, subject and time.";

    private Schemas() {}

    /// The whole document, as it is published under [EventType#dataSchema()].
    public static ObjectNode of(EventType type) {
        Layout<?> layout = Layout.of(type.record().asSubclass(Record.class));
        ObjectNode schema = object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", type.dataSchema());
        schema.put("title", type.code());
        schema.put("description", layout.meaning() + ENVELOPE);
        ObjectNode properties = describe(schema, layout);
        properties.set("references", ref("references"));
        schema.set("$defs", definitions(schema.toString()));
        return schema;
    }

    /// Adds type, required and properties; returns the properties.
    private static ObjectNode describe(ObjectNode schema, Layout<?> layout) {
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (LayoutField field : layout.fields()) {
            if (!field.isOptional() && field.kind().absent() == null) {
                required.add(field.name());
            }
            ObjectNode property = field.kind().schema();
            if (!field.meaning().isEmpty()) {
                property.put("description", field.meaning());
            }
            properties.set(field.name(), property);
        }
        if (required.isEmpty()) {
            schema.remove("required");
        }
        return properties;
    }

    static ObjectNode text(int lengthMax) {
        return object().put("type", "string").put("minLength", 1).put("maxLength", lengthMax);
    }

    static <E extends Enum<E> & Coded> ObjectNode codes(Class<E> type) {
        ObjectNode schema = object();
        ArrayNode codes = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).map(Coded::code).forEach(codes::add);
        return schema;
    }

    static ObjectNode count(boolean isSigned) {
        ObjectNode schema = object().put("type", "integer");
        schema.put("minimum", isSigned ? -Limits.COUNT_MAX : 0);
        return schema.put("maximum", Limits.COUNT_MAX);
    }

    static ObjectNode rate() {
        return object().put("type", "string").put("pattern", "^[0-9]{1,12}(\\.[0-9]{1,12})?$");
    }

    static ObjectNode format(String format) {
        return object().put("type", "string").put("format", format);
    }

    static ObjectNode ref(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    static ObjectNode texts() {
        ObjectNode schema = object().put("type", "object").put("maxProperties", Limits.FIELDS_MAX);
        ArrayNode types = schema.putObject("additionalProperties").putArray("type");
        types.add("string").add("number").add("boolean").add("null");
        return schema;
    }

    static ObjectNode lines(Layout<?> element) {
        ObjectNode schema = object().put("type", "array").put("maxItems", Limits.LINES_MAX);
        describe(schema.putObject("items"), element);
        return schema;
    }

    /// Those that `text` names, and what they name in turn.
    private static ObjectNode definitions(String text) {
        ObjectNode definitions = object();
        if (text.contains("/money\"")) {
            definitions.set("money", money(false));
        }
        if (text.contains("/signedMoney\"")) {
            definitions.set("signedMoney", money(true));
        }
        ObjectNode reference = definitions.putObject("reference").put("type", "object");
        reference.put(
                "description",
                "A name that a system gave to something. An issuer left out means the source that sends the event.");
        reference.putArray("required").add("type").add("value");
        ObjectNode parts = reference.putObject("properties");
        parts.set("type", codes(ReferenceType.class));
        parts.set("issuer", object().put("type", "string").put("pattern", "^[^:]{1,200}$"));
        parts.set("value", text(Limits.ID_LENGTH_MAX));
        definitions
                .putObject("references")
                .put("type", "array")
                .put("maxItems", Limits.REFERENCES_MAX)
                .set("items", ref("reference"));
        return definitions;
    }

    static ObjectNode money(boolean isSigned) {
        String what = isSigned ? "An exact amount, negative or not," : "An exact, non-negative amount";
        String pattern = (isSigned ? "^-?" : "^") + "[0-9]{1,18}(\\.[0-9]{1,6})?$";
        ObjectNode schema = object().put("type", "object");
        schema.put("description", what + " in major units as text, with its ISO 4217 currency.");
        schema.putArray("required").add("amount").add("currency");
        ObjectNode parts = schema.putObject("properties");
        parts.putObject("amount").put("type", "string").put("pattern", pattern);
        parts.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
        return schema;
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
