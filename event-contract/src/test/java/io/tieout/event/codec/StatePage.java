package io.tieout.event.codec;

import io.tieout.event.Explained;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The reference page of breaks and alerts on Kafka, made from their records.
final class StatePage {

    private static final String HEAD = """
            # Breaks, alerts, balances and periods on Kafka

            Made from the records of `event-contract` by `PublishedSchemasTest`; `-Dtieout.write` writes it anew. The schemas are in
            `event-contract/src/main/resources/schemas`, a sample of each record in `samples` beside them, the topics in
            [asyncapi.json](asyncapi.json). What the classes mean in detail stands in [break classes](break-classes.md), when alerts
            open and resolve in [alert-service](alert-service.md), the events in [events](events.md).

            These topics carry states, not changes: every record holds all there is to know at its version, so that a reader may begin
            anywhere and needs no other record. Amounts are text in major units with an ISO 4217 currency, such as
            `{"amount":"12.34","currency":"USD"}`, and magnitudes unless the table says *signed*. Times are RFC 3339 in UTC. What is
            *optional* may be null or left out; both mean the same. Later versions of Tieout may add fields and codes: pass over those
            that you do not know.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final Set<Class<? extends Explained>> codes = new LinkedHashSet<>();

    private StatePage() {}

    static String text() {
        StatePage made = new StatePage();
        for (StateType type : StateType.values()) {
            made.topic(type);
        }
        made.codes.forEach(made::codes);
        return made.page.toString();
    }

    private void topic(StateType type) {
        page.append("\n## Topic `").append(type.address()).append("`\n\n");
        page.append(type.description())
                .append("\n\nType: `")
                .append(type.code())
                .append("`.\n");
        page.append("\n| header | holds |\n|---|---|\n");
        for (StateHeader header : StateHeader.of(type)) {
            page.append("| `").append(header.name()).append("` | ");
            page.append(header.isRequired() ? "" : "optional. ");
            page.append(
                    header.form().has("const")
                            ? "`" + header.form().get("const").asText() + "`. "
                            : "");
            page.append(header.meaning()).append(" |\n");
        }
        page.append("\n| field | holds | |\n|---|---|---|\n");
        rows(type.record(), "");
    }

    private void rows(Class<? extends Record> record, String prefix) {
        for (StateField field : StateField.of(record)) {
            String name = prefix + field.name();
            page.append("| `").append(name).append("` | ").append(words(field.form()));
            page.append(" | ").append(notes(field)).append(" |\n");
            if (field.form() instanceof StateField.Form.Part part) {
                rows(part.type(), name + ".");
            } else if (field.form() instanceof StateField.Form.Many(StateField.Form.Part(var type))) {
                rows(type, name + "[].");
            }
        }
    }

    private String words(StateField.Form form) {
        return switch (form) {
            case StateField.Form.Text _ -> "text";
            case StateField.Form.Id _ -> "UUID";
            case StateField.Form.Whole _ -> "whole number";
            case StateField.Form.Date _ -> "date";
            case StateField.Form.Time _ -> "time";
            case StateField.Form.Amount amount -> amount.isSigned() ? "signed amount" : "amount";
            case StateField.Form.Part _ -> "object";
            case StateField.Form.Many many -> "array of " + words(many.element());
            case StateField.Form.Code code -> {
                codes.add(code.type());
                yield "[" + title(code.type()) + "](#" + title(code.type()).replace(' ', '-') + ")";
            }
        };
    }

    private static String notes(StateField field) {
        if (!field.isOptional()) {
            return field.meaning();
        }
        return field.meaning().isEmpty() ? "optional" : "optional. " + field.meaning();
    }

    private void codes(Class<? extends Explained> type) {
        String title = title(type);
        page.append("\n## ")
                .append(title.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(title.substring(1))
                .append("\n\n")
                .append(StateField.meaningOf(type));
        page.append("\n\n| code | meaning |\n|---|---|\n");
        for (Explained each : type.getEnumConstants()) {
            page.append("| `")
                    .append(each.code())
                    .append("` | ")
                    .append(each.meaning())
                    .append(" |\n");
        }
    }

    /// `break class` of `BreakClass`.
    private static String title(Class<?> type) {
        StringBuilder title = new StringBuilder();
        for (char each : type.getSimpleName().toCharArray()) {
            if (Character.isUpperCase(each) && !title.isEmpty()) {
                title.append(' ');
            }
            title.append(Character.toLowerCase(each));
        }
        return title.toString();
    }
}
