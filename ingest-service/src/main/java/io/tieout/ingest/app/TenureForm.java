package io.tieout.ingest.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Coded;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.FieldReader;
import io.tieout.ingest.domain.BusinessCalendar;
import io.tieout.ingest.domain.Tenure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From when on and until when a source holds its roles, as an operator describes it:
/// `{"processor":{"from":"2026-04-01"}}`.
final class TenureForm {

    private static final String FIELD = "effective";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String FIX = "send a business date such as 2026-04-01, or RFC 3339 with an offset";

    private final FieldReader fields;
    private final BusinessCalendar calendar;

    TenureForm(FieldReader fields, BusinessCalendar calendar) {
        this.fields = fields;
        this.calendar = calendar;
    }

    Map<SourceRole, Tenure> read(JsonNode given, List<SourceRole> roles) {
        Map<SourceRole, Tenure> tenures = new EnumMap<>(SourceRole.class);
        FieldReader effective = fields.object(FIELD);
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            SourceRole role = Coded.find(SourceRole.class, entry.getKey()).orElse(null);
            if (role == null || !roles.contains(role)) {
                fields.reject(FIELD, "names " + entry.getKey() + ", which is none of its roles", "name one of roles");
            } else {
                tenures.put(role, tenure(effective.object(entry.getKey()), entry.getValue()));
            }
        }
        return tenures;
    }

    private Tenure tenure(FieldReader dates, JsonNode given) {
        given.fieldNames().forEachRemaining(name -> {
            if (!Set.of(FROM, UNTIL).contains(name)) {
                dates.reject(name, "is unknown", "known: from, until");
            }
        });
        Instant from = instant(dates, FROM, given.path(FROM));
        Instant until = instant(dates, UNTIL, given.path(UNTIL));
        if (from != null && until != null && !from.isBefore(until)) {
            dates.reject(UNTIL, "is not after from", "send the time at which it holds the role no more");
            return Tenure.ALWAYS;
        }
        return new Tenure(from, until);
    }

    /// A date is the beginning of that day by the source's time zone and cut-off. As exact as PostgreSQL keeps times.
    private @Nullable Instant instant(FieldReader dates, String field, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        String text = given.asText("");
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS)
                    : calendar.startOf(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            dates.reject(field, "is not a date or a time: " + text, FIX);
            return null;
        }
    }
}
