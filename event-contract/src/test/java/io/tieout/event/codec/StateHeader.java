package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A header of the records that carry a state.
///
/// @param form its JSON schema
record StateHeader(String name, boolean isRequired, ObjectNode form, String meaning) {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TENANT = "/tenants/[a-z0-9][a-z0-9-]{0,62}";
    private static final int TRACEPARENT_LENGTH = 55;

    static List<StateHeader> of(StateType type) {
        return switch (type) {
            case BREAK ->
                List.of(
                        always(EventHeaders.SPEC_VERSION, constant("1.0"), "Of CloudEvents."),
                        always(
                                EventHeaders.ID,
                                pattern(UUID + "/[0-9]+"),
                                "{breakId}/{version}: the same on a repeat."),
                        always(EventHeaders.SOURCE, pattern(TENANT + "/recon"), "/tenants/{tenant}/recon"),
                        always(EventHeaders.TYPE, constant(type.code()), "What the value is."),
                        always(EventHeaders.SUBJECT, Schemas.format("uuid"), "The break id."),
                        always(EventHeaders.CONTENT_TYPE, constant("application/json"), "Of the value."),
                        always(EventHeaders.CORRELATION_ID, Schemas.format("uuid"), "The transaction it belongs to."),
                        always(
                                EventHeaders.TRACEPARENT,
                                Schemas.text(TRACEPARENT_LENGTH),
                                "W3C trace context of what changed the break; after a timer, of what opened it."));
            case ALERT ->
                List.of(
                        always(EventHeaders.SPEC_VERSION, constant("1.0"), "Of CloudEvents."),
                        always(
                                EventHeaders.ID,
                                pattern(UUID + "-[0-9]+"),
                                "{alertId}-{version}: the same on a repeat."),
                        always(EventHeaders.SOURCE, pattern(TENANT + "/alert"), "/tenants/{tenant}/alert"),
                        always(EventHeaders.TYPE, constant(type.code()), "What the value is."),
                        always(EventHeaders.SUBJECT, Schemas.format("uuid"), "The alert id."),
                        always(
                                EventHeaders.TIME,
                                Schemas.format("date-time"),
                                "When it was written down, by wall time."),
                        always(EventHeaders.CONTENT_TYPE, constant("application/json"), "Of the value."),
                        traceparent("W3C trace context of what brought this version about, where it is known."));
            case ACCOUNT_BALANCE -> ofLedger(type, "balance");
            case ACCOUNTING_PERIOD -> ofLedger(type, "period");
        };
    }

    private static List<StateHeader> ofLedger(StateType type, String noun) {
        return List.of(
                always(EventHeaders.SPEC_VERSION, constant("1.0"), "Of CloudEvents."),
                always(EventHeaders.ID, pattern(UUID + "-[0-9]+"), "{" + noun + "Id}-{version}: the same on a repeat."),
                always(EventHeaders.SOURCE, pattern(TENANT + "/ledger"), "/tenants/{tenant}/ledger"),
                always(EventHeaders.TYPE, constant(type.code()), "What the value is."),
                always(EventHeaders.SUBJECT, Schemas.format("uuid"), "The " + noun + " id."),
                always(EventHeaders.CONTENT_TYPE, constant("application/json"), "Of the value."));
    }

    static ObjectNode schema(List<StateHeader> headers) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (StateHeader header : headers) {
            if (header.isRequired) {
                required.add(header.name);
            }
            properties.set(header.name, header.form.put("description", header.meaning));
        }
        return schema;
    }

    static StateHeader traceparent(String meaning) {
        return new StateHeader(EventHeaders.TRACEPARENT, false, Schemas.text(TRACEPARENT_LENGTH), meaning);
    }

    static StateHeader always(String name, ObjectNode form, String meaning) {
        return new StateHeader(name, true, form, meaning);
    }

    static ObjectNode constant(String value) {
        return Json.MAPPER.createObjectNode().put("const", value);
    }

    static ObjectNode pattern(String pattern) {
        return Json.MAPPER.createObjectNode().put("type", "string").put("pattern", "^" + pattern + "$");
    }
}
