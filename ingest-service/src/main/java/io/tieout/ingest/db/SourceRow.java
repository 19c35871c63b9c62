package io.tieout.ingest.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.event.Coded;
import io.tieout.event.SourceRole;
import io.tieout.ingest.app.SourceRecord;
import io.tieout.ingest.domain.BusinessCalendar;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.Tenure;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A row of table `source`.
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SourceRow {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, String>>> EFFECTIVE = new TypeReference<>() {};
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    @EmbeddedId
    SourceKey key;

    @Column(name = "format")
    String format;

    @Column(name = "roles")
    String[] roles;

    @Column(name = "entity")
    String entity;

    @Column(name = "issuer")
    String issuer;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "cut_off")
    String cutOff;

    @Column(name = "options")
    String options;

    @Column(name = "effective")
    String effective;

    @Column(name = "sealed_secrets")
    byte[] sealedSecrets;

    @Column(name = "api_key_id")
    String apiKeyId;

    @Column(name = "api_key_sha256")
    byte[] apiKeySha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    @Column(name = "version")
    int version;

    static SourceRow of(SourceRecord kept) {
        SourceRow row = new SourceRow();
        row.key = new SourceKey(kept.source().tenant(), kept.source().id());
        row.createdAt = kept.createdAt();
        row.take(kept);
        return row;
    }

    /// Takes over everything that may change.
    void take(SourceRecord kept) {
        Source source = kept.source();
        format = source.format().code();
        roles = source.roles().stream().map(SourceRole::code).toArray(String[]::new);
        entity = source.entity();
        issuer = source.issuer();
        timeZone = source.calendar().zone().getId();
        cutOff = source.calendar().cutOff().toString();
        options = json(source.options());
        effective = json(texts(source.tenures()));
        sealedSecrets = kept.sealedSecrets();
        apiKeyId = kept.apiKeyId();
        apiKeySha256 = kept.apiKeySha256();
        updatedAt = kept.updatedAt();
    }

    SourceRecord toRecord() {
        Source source = new Source(
                key.tenant(),
                key.id(),
                Arrays.stream(roles)
                        .map(role -> Coded.of(SourceRole.class, role))
                        .toList(),
                Coded.of(SourceFormat.class, format),
                entity,
                issuer,
                new BusinessCalendar(ZoneId.of(timeZone), LocalTime.parse(cutOff)),
                read(options, OPTIONS, "options"),
                tenures(read(effective, EFFECTIVE, "effective")));
        return new SourceRecord(source, sealedSecrets, apiKeyId, apiKeySha256, createdAt, updatedAt);
    }

    private static String json(Map<String, ?> value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T read(String json, TypeReference<T> type, String column) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException("source." + column + " is not ours", malformed);
        }
    }

    private static Map<String, Map<String, String>> texts(Map<SourceRole, Tenure> tenures) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        tenures.forEach((role, tenure) -> {
            Map<String, String> times = new TreeMap<>();
            put(times, FROM, tenure.from());
            put(times, UNTIL, tenure.until());
            texts.put(role.code(), times);
        });
        return texts;
    }

    private static void put(Map<String, String> times, String name, @Nullable Instant time) {
        if (time != null) {
            times.put(name, time.toString());
        }
    }

    private static Map<SourceRole, Tenure> tenures(Map<String, Map<String, String>> texts) {
        Map<SourceRole, Tenure> tenures = new EnumMap<>(SourceRole.class);
        texts.forEach((role, times) -> tenures.put(
                Coded.of(SourceRole.class, role), new Tenure(time(times.get(FROM)), time(times.get(UNTIL)))));
        return tenures;
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
