package io.tieout.ingest.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.FieldReader;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.BusinessCalendar;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.SourceOptions;
import io.tieout.ingest.domain.Tenure;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A source as an operator describes it, read from JSON with every fault named.
public final class SourceForm {

    static final int SECRET_LENGTH_MIN = 16;

    private static final int LENGTH_MAX = 200;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern ENTITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    private static final Set<String> FIELDS =
            Set.of("id", "roles", "format", "entity", "issuer", "secret", "timeZone", "cutOff", "options", "effective");

    private final JsonNode json;
    private final FieldReader fields;

    private SourceForm(JsonNode json) {
        this.json = json;
        this.fields = FieldReader.at(json, "");
    }

    /// What reading a form came to.
    public sealed interface Reading {}

    /// @param secret the vendor's signing secret, if one was given
    public record Filled(Source source, @Nullable String secret) implements Reading {

        /// Without the secret, so that no log line can hold it.
        @Override
        public String toString() {
            return "Filled[" + source + "]";
        }
    }

    public record Faulty(List<Violation> violations) implements Reading {}

    /// @param id the id that the path gives it; null where the body must
    /// @param needsSecret whether a webhook source must bring its secret; a changed one may keep what it had
    public static Reading read(String tenant, JsonNode json, @Nullable String id, boolean needsSecret) {
        return new SourceForm(json).read(tenant, id, needsSecret);
    }

    private Reading read(String tenant, @Nullable String pathId, boolean needsSecret) {
        if (!fields.clean()) {
            return new Faulty(fields.violations());
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                fields.reject(name, "is unknown", "known: " + sorted(FIELDS));
            }
        });
        String id = id(pathId);
        SourceFormat format = fields.code("format", SourceFormat.class);
        List<SourceRole> roles = roles();
        String entity = matching("entity", fields.text("entity", LENGTH_MAX), ENTITY);
        String issuer = fields.optionalText("issuer", LENGTH_MAX);
        BusinessCalendar calendar = new BusinessCalendar(zone(), cutOff());
        Map<SourceRole, Tenure> tenures = new TenureForm(fields, calendar).read(json.path("effective"), roles);
        String secret = fields.optionalText("secret", LENGTH_MAX);
        if (issuer != null) {
            matching("issuer", issuer, ID);
        }
        // What a format asks for can only be said of a known one.
        boolean isFormatKnown =
                Coded.find(SourceFormat.class, json.path("format").asText()).isPresent();
        Map<String, String> options = isFormatKnown ? options(format) : Map.of();
        if (isFormatKnown) {
            checkRoles(format, roles);
            checkSecret(format, secret, needsSecret);
        }
        if (!fields.clean()) {
            return new Faulty(fields.violations());
        }
        String effectiveIssuer = issuer == null ? id : issuer;
        return new Filled(
                new Source(tenant, id, roles, format, entity, effectiveIssuer, calendar, options, tenures), secret);
    }

    private String id(@Nullable String pathId) {
        if (pathId == null) {
            return matching("id", fields.text("id", LENGTH_MAX), ID);
        }
        String bodyId = fields.optionalText("id", LENGTH_MAX);
        if (bodyId != null && !bodyId.equals(pathId)) {
            fields.reject("id", "is not the id of the path", "leave it out or send " + pathId);
        }
        return pathId;
    }

    private String matching(String field, String value, Pattern pattern) {
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            fields.reject(field, "is malformed: " + value, "send " + pattern.pattern());
        }
        return value;
    }

    private List<SourceRole> roles() {
        Set<SourceRole> roles = new LinkedHashSet<>();
        JsonNode array = json.path("roles");
        if (!array.isArray() || array.isEmpty()) {
            fields.reject("roles", "is not a list of roles", "send one or several of " + codes(SourceRole.values()));
            return List.of();
        }
        for (JsonNode item : array) {
            Coded.find(SourceRole.class, item.asText())
                    .ifPresentOrElse(
                            roles::add,
                            () -> fields.reject(
                                    "roles", "is unknown: " + item.asText(), "known: " + codes(SourceRole.values())));
        }
        return new ArrayList<>(roles);
    }

    private void checkRoles(SourceFormat format, List<SourceRole> roles) {
        if (!roles.isEmpty() && roles.stream().noneMatch(format.roles()::contains)) {
            fields.reject(
                    "roles",
                    "has none that the format " + format.code() + " speaks for",
                    "add one of " + codes(format.roles().toArray(SourceRole[]::new)));
        }
    }

    private ZoneId zone() {
        String zone = fields.optionalText("timeZone", LENGTH_MAX);
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            fields.reject("timeZone", "is not a time zone: " + zone, "send an IANA name such as America/New_York");
            return ZoneId.of("UTC");
        }
    }

    private LocalTime cutOff() {
        String cutOff = fields.optionalText("cutOff", LENGTH_MAX);
        try {
            return LocalTime.parse(cutOff == null ? "00:00" : cutOff);
        } catch (DateTimeException malformed) {
            fields.reject("cutOff", "is not a time of day: " + cutOff, "send HH:mm, such as 04:00");
            return LocalTime.MIDNIGHT;
        }
    }

    private Map<String, String> options(SourceFormat format) {
        Map<String, String> options = new TreeMap<>();
        JsonNode given = json.path("options");
        if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
            fields.reject("options", "is not an object", "send {\"name\":\"value\"}");
        }
        for (Map.Entry<String, JsonNode> option : given.properties()) {
            String name = option.getKey();
            String value = option.getValue().asText("");
            if (!SourceOptions.of(format).contains(name)) {
                fields.reject("options", "has an unknown name: " + name, "known: " + sorted(SourceOptions.of(format)));
            } else if (!isAllowed(name, value)) {
                fields.reject("options", name + " has an unusable value: " + value, "see docs/reference");
            } else {
                options.put(name, value);
            }
        }
        return options;
    }

    private static boolean isAllowed(String name, String value) {
        return switch (name) {
            case SourceOptions.ORDER_ISSUER, SourceOptions.PROCESSOR_ISSUER ->
                ID.matcher(value).matches();
            case SourceOptions.ACCEPT_TEST -> value.equals("true") || value.equals("false");
            case SourceOptions.SHOP_CURRENCY -> isCurrency(value);
            default -> !value.isBlank() && value.length() <= LENGTH_MAX;
        };
    }

    private static boolean isCurrency(String value) {
        try {
            return Money.currencyOf(value).getCurrencyCode().equals(value);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private void checkSecret(SourceFormat format, @Nullable String secret, boolean needsSecret) {
        if (secret == null && needsSecret && format.isWebhook() && !fields.has("secret")) {
            fields.reject("secret", "is missing", "send the signing secret that " + format.code() + " shows");
        } else if (secret != null && !format.isWebhook()) {
            fields.reject("secret", "is not used by " + format.code(), "leave it out; the API key proves the source");
        } else if (secret != null && secret.length() < SECRET_LENGTH_MIN) {
            fields.reject("secret", "is too short", "send the vendor's secret, at least 16 characters");
        }
    }

    private static String codes(SourceRole... roles) {
        return Arrays.stream(roles).map(Coded::code).collect(Collectors.joining(", "));
    }

    private static String sorted(Set<String> names) {
        return names.isEmpty()
                ? "none for this format"
                : names.stream().sorted().collect(Collectors.joining(", "));
    }
}
