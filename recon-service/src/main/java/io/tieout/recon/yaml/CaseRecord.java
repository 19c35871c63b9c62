package io.tieout.recon.yaml;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.EventType;
import io.tieout.event.FactKey;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.TenderLine;
import io.tieout.recon.domain.Leg;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The legs of a case about handed-over records, in the short form of rule files: one source, one ERP, one integration.
///
/// A record is written with the fields of its event, `{ told: tieout.stock.moved.v1, role: wms, record:
/// "transfer:TR-1",
/// fields: { kind: transfer-out, ... }, time: ... }`; what is left out is nothing. Where another system tells of the
/// record, `by` names it.
final class CaseRecord {

    private static final String SOURCE = "source";
    private static final String ERP = "erp";
    private static final String LOG = "integration";

    private final Section section;
    private final Instant time;
    private final List<Reference> references = new ArrayList<>();

    private CaseRecord(Section section) {
        this.section = section;
        this.time = section.instant("time");
        section.optionalText("order")
                .ifPresent(order -> references.add(new Reference(ReferenceType.ORDER, SOURCE, order)));
    }

    static Leg of(Section section, int number) {
        BusinessEvent event = new CaseRecord(section).event(number);
        return new Leg(
                FactKey.of(event).eventId(),
                event,
                Outcome.RECORDED,
                event.envelope().occurredAt(),
                null);
    }

    private BusinessEvent event(int number) {
        if (section.has("told")) {
            return told(number);
        }
        if (section.has("erp")) {
            return posted();
        }
        return handoff();
    }

    private BusinessEvent told(int number) {
        EventType type = section.code("told", EventType.class);
        SourceRole role = section.code("role", SourceRole.class);
        // A bank knows what a line is of by its text alone.
        boolean isNamed = section.has("record") || !section.has("subject");
        String name = section.optionalText("subject").orElse("");
        if (isNamed) {
            Reference record = record("record");
            references.add(record);
            name = name.isEmpty() ? record.value() + "-" + number : name;
        }
        if (section.has("names")) {
            references.add(record("names"));
        }
        Section fields = section.section("fields");
        RecordComponent[] components = type.record().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == 0
                    ? envelope(section.optionalText("by").orElse(SOURCE), role, name)
                    : value(fields, components[i]);
        }
        fields.done();
        for (int i = 0; i < components.length; i++) {
            if (values[i] == null && !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                fields.reject(components[i].getName(), "the field '" + components[i].getName() + "' is missing");
                return handoff();
            }
        }
        try {
            return type.record().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            Throwable cause = Objects.requireNonNullElse(refused.getCause(), refused);
            fields.reject("fields", "no such event can be: " + cause.getMessage());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.code(), impossible);
        }
        return handoff();
    }

    private static @Nullable Object value(Section fields, RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == List.class) {
            return entries(fields, name);
        }
        if (!fields.has(name)) {
            return type == long.class ? 0L : null;
        }
        if (type == Money.class) {
            return fields.money(name);
        }
        return fields.parsed(name, Optional.<Object>empty(), text -> Optional.of(read(type, text)))
                .orElse(null);
    }

    private static Object read(Class<?> type, String text) {
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return text;
        }
        for (Object constant : constants) {
            if (constant instanceof Coded coded && coded.code().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such code: " + text);
    }

    /// One line of goods that comes to the total, because lines have to, or tenders as they are written,
    /// `[cash 10.00 USD]`.
    private static List<?> entries(Section fields, String name) {
        if (name.equals("tenders")) {
            return fields.has(name)
                    ? fields.texts(name).stream()
                            .map(text -> tender(fields, text))
                            .toList()
                    : List.of();
        }
        return name.equals("lines") && fields.has("total") ? List.of(line(fields)) : List.of();
    }

    private static ItemLine line(Section fields) {
        Money tax = fields.has("tax") ? fields.money("tax") : null;
        Money discount = fields.has("discount") ? fields.money("discount") : null;
        Money net = tax == null ? fields.money("total") : fields.money("total").minus(tax);
        Money gross = discount == null ? net : net.plus(discount);
        return new ItemLine("1", ItemKind.GOODS, null, 1, gross, discount, tax, null, null);
    }

    private static TenderLine tender(Section fields, String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 3) {
            fields.reject("tenders", "write a tender as cash 10.00 USD, not " + text);
            return new TenderLine("", Money.of(0, "USD"));
        }
        return new TenderLine(words[0], Money.parse(words[1], words[2]));
    }

    private ErpEntryPosted posted() {
        Reference carries = section.has("carries") ? record("carries") : null;
        if (carries != null) {
            references.add(carries);
        }
        Money amount = section.money("amount");
        LocalDate date = section.has("posting-date")
                ? section.parsed("posting-date", LocalDate.EPOCH, LocalDate::parse)
                : dateOfTime();
        List<ErpLine> lines = new ArrayList<>();
        section.optionalText("debit").ifPresent(account -> lines.add(new ErpLine(account, EntrySide.DEBIT, amount)));
        section.optionalText("credit").ifPresent(account -> lines.add(new ErpLine(account, EntrySide.CREDIT, amount)));
        if (section.has("lines")) {
            section.texts("lines").forEach(text -> lines.add(erpLine(text)));
        }
        return new ErpEntryPosted(
                envelope(ERP, SourceRole.ERP, section.text("erp")),
                section.has("state") ? section.code("state", ErpState.class) : ErpState.POSTED,
                section.text("type"),
                amount,
                date,
                null,
                carries,
                section.optionalText("reason").orElse(null),
                null,
                lines,
                section.optionalText("enteredBy").orElse(null),
                section.optionalText("exceptionCode").orElse(null));
    }

    /// `credit 2100 30.00 USD`.
    private ErpLine erpLine(String text) {
        String[] words = text.split(" ", -1);
        Optional<EntrySide> side = words.length == 4 ? Coded.find(EntrySide.class, words[0]) : Optional.empty();
        if (side.isEmpty()) {
            section.reject("lines", "write a line as credit 2100 30.00 USD, not " + text);
            return new ErpLine("", EntrySide.DEBIT, Money.of(0, "USD"));
        }
        return new ErpLine(words[1], side.get(), Money.parse(words[2], words[3]));
    }

    private HandoffRecorded handoff() {
        Reference about = record("handoff");
        references.add(about);
        return new HandoffRecorded(
                envelope(
                        LOG,
                        SourceRole.INTEGRATION,
                        section.optionalText("message").orElse("message-1")),
                section.has("stage") ? section.code("stage", HandoffStage.class) : HandoffStage.RECEIVED,
                about,
                ERP,
                section.optionalText("as").orElse(null),
                section.optionalText("detail").orElse(null),
                section.has("fields") && !section.has("told")
                        ? section.section("fields").all()
                        : Map.of());
    }

    /// `transfer:TR-1`, of the one source there is.
    private Reference record(String field) {
        Reference nothing = new Reference(ReferenceType.SHIPMENT, SOURCE, "?");
        return section.parsed(field, nothing, text -> {
            int colon = text.indexOf(':');
            Optional<ReferenceType> type =
                    colon < 0 ? Optional.empty() : Coded.find(ReferenceType.class, text.substring(0, colon));
            return new Reference(
                    type.orElseThrow(
                            () -> new IllegalArgumentException("write a record as transfer:TR-1, not " + text)),
                    SOURCE,
                    text.substring(colon + 1));
        });
    }

    private LocalDate dateOfTime() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private Envelope envelope(String source, SourceRole role, String subject) {
        return new Envelope(
                "case",
                "case",
                source,
                role,
                source + "-" + subject,
                subject,
                time,
                time,
                dateOfTime(),
                null,
                references,
                new Provenance("case", "", "case/1"),
                section.has("registered") ? RegisteredRoles.of(section.codes("registered", SourceRole.class)) : null);
    }
}
