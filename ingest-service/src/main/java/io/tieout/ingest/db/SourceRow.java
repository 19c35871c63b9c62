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
import java.util.Map;

/// A row of table `source`.
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SourceRow {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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
                options(options));
        return new SourceRecord(source, sealedSecrets, apiKeyId, apiKeySha256, createdAt, updatedAt);
    }

    private static String json(Map<String, String> options) {
        try {
            return MAPPER.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> options(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException("source.options is not ours", malformed);
        }
    }
}
