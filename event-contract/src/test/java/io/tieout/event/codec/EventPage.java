package io.tieout.event.codec;

import static java.util.stream.Collectors.joining;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import java.util.Arrays;

/// The reference page of the events, made from the records.
final class EventPage {

    private static final String HEAD = """
            # Events

            Made from the records of `event-contract` by `PublishedSchemasTest`; `-Dtieout.write` writes it anew. The schemas are in
            `event-contract/src/main/resources/schemas`, the topics in [asyncapi.json](asyncapi.json).

            An event is what one registered source says about one business fact. Amounts are text in major units with an ISO 4217
            currency, such as `{"amount":"12.34","currency":"USD"}`, and magnitudes unless the table says *signed*: the type says which
            way they go. Times are RFC 3339 with an offset. Every event may carry `references`, an array of
            `{"type":"order","issuer":"shopify-us","value":"1001"}`; those that *join* make events one transaction.

            A repeat with other content is a conflict, except in fields marked *free*, which book nothing and tie nothing by themselves.
            """;

    private EventPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (EventType type : EventType.values()) {
            Layout<?> layout = Layout.of(type.record().asSubclass(Record.class));
            page.append("\n## ").append(type.code()).append("\n\n").append(layout.meaning());
            page.append(" Said by ").append(roles(type)).append(".\n\n| field | holds | |\n|---|---|---|\n");
            rows(page, layout, "");
        }
        return page.toString();
    }

    private static String roles(EventType type) {
        return type.roles().size() == io.tieout.event.SourceRole.values().length
                ? "any role"
                : type.roles().stream().map(Coded::code).collect(joining(", "));
    }

    private static void rows(StringBuilder page, Layout<?> layout, String prefix) {
        for (LayoutField field : layout.fields()) {
            page.append("| `").append(prefix).append(field.name()).append("` | ");
            page.append(holds(field.kind())).append(" | ");
            page.append(notes(field)).append(" |\n");
            if ((Kind<?>) field.kind() instanceof Kind.Lines<?> lines) {
                rows(page, lines.element(), prefix + field.name() + "[].");
            }
        }
    }

    private static String holds(Kind<?> kind) {
        return switch (kind) {
            case Kind.Text text -> "text of up to " + text.lengthMax();
            case Kind.Code<?> code ->
                Arrays.stream(code.type().getEnumConstants())
                        .map(each -> "`" + each.code() + "`")
                        .collect(joining(", "));
            case Kind.Amount amount -> amount.isSigned() ? "signed amount" : "amount";
            case Kind.Count count -> count.isSigned() ? "signed whole number" : "whole number";
            case Kind.Rate _ -> "decimal as text";
            case Kind.Date _ -> "date";
            case Kind.Time _ -> "time";
            case Kind.Name _ -> "reference";
            case Kind.Texts _ -> "object of texts";
            case Kind.Lines<?> _ -> "array of";
        };
    }

    private static String notes(LayoutField field) {
        StringBuilder notes = new StringBuilder();
        if (field.isOptional() || field.kind().absent() != null) {
            notes.append("optional");
        }
        if (!field.isMatched()) {
            notes.append(notes.isEmpty() ? "free" : ", free");
        }
        if (field.whole() != null) {
            notes.append(notes.isEmpty() ? "" : ", ")
                    .append("part of `")
                    .append(field.whole())
                    .append("`");
        }
        if (!field.meaning().isEmpty()) {
            notes.append(notes.isEmpty() ? "" : ". ").append(field.meaning());
        }
        return notes.toString();
    }
}
