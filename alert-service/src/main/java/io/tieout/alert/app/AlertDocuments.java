package io.tieout.alert.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.Incident;
import io.tieout.alert.domain.Measure;
import io.tieout.alert.domain.Measurement;
import io.tieout.alert.domain.Resolution;
import io.tieout.alert.domain.RuleSnapshot;
import io.tieout.alert.domain.TopBreak;
import io.tieout.event.finding.Cause;
import io.tieout.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes alerts for the outside, and reads back what it wrote.
@ApplicationScoped
public class AlertDocuments {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Links links;
    private final AlertSettings settings;
    private final BusinessClock clock;

    AlertDocuments(Links links, AlertSettings settings, BusinessClock clock) {
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /// The latest version as people read it: breaks of an active alert are as old as they are now.
    public AlertDocument current(AlertChange latest) {
        Alert alert = latest.alert();
        return alert.state().isActive()
                ? of(new AlertChange(
                        latest.kind(),
                        alert.withMeasurement(alert.measurement().asOf(clock.now(), settings.zone())),
                        latest.cause()))
                : of(latest);
    }

    public AlertDocument of(AlertChange change) {
        Alert alert = change.alert();
        Measurement measured = alert.measurement();
        RuleSnapshot rule = alert.rule();
        Resolution resolution = alert.resolution();
        return new AlertDocument(
                alert.id(),
                alert.version(),
                alert.slice().tenant(),
                change.kind().code(),
                alert.state().code(),
                alert.severity().code(),
                summary(alert),
                new AlertDocument.Rule(
                        rule.id(),
                        rule.name(),
                        rule.measure().code(),
                        rule.threshold().text()),
                alert.fingerprint().value(),
                alert.occurrence(),
                alert.level(),
                alert.slice().entity(),
                alert.slice().currencyCode(),
                measured.count(),
                AlertDocument.Amount.of(measured.net()),
                AlertDocument.Amount.of(measured.absolute()),
                measured.oldestDetectedAt(),
                measured.oldestAgeDays(),
                measured.asOf(),
                alert.openedAt(),
                alert.changedAt(),
                taken(alert.acknowledgement()),
                alert.resolvedAt(),
                resolution == null ? null : resolution.code(),
                measured.top().stream().map(top -> item(top, measured.asOf())).toList(),
                measured.top().stream().map(TopBreak::correlationId).distinct().toList(),
                links.breaks(alert.slice()),
                Links.traceId(alert.traceparent()),
                links.trace(alert.traceparent()),
                incident(alert.incident()));
    }

    public String write(AlertDocument document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an alert always writes", impossible);
        }
    }

    public AlertDocument read(String json) {
        try {
            return MAPPER.readValue(json, AlertDocument.class);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("not an alert that this service wrote", altered);
        }
    }

    private static String summary(Alert alert) {
        RuleSnapshot rule = alert.rule();
        Incident incident = alert.incident();
        if (incident != null) {
            return "%s: %s at %s (step %s, %s) has %s over %s, threshold %s"
                    .formatted(
                            alert.slice().entity(),
                            named(incident.cause()),
                            incident.connector(),
                            incident.step().code(),
                            incident.failing(),
                            alert.measurement().text(Measure.COUNT),
                            alert.measurement().absolute(),
                            rule.threshold().text());
        }
        return "%s: %s is %s, threshold %s"
                .formatted(
                        alert.slice().entity(),
                        rule.measure().title(),
                        alert.measurement().text(rule.measure()),
                        rule.threshold().text());
    }

    private static String named(Cause cause) {
        return cause == Cause.UNDETERMINED ? "incident" : "incident (" + cause.code() + ")";
    }

    private AlertDocument.@Nullable Incident incident(@Nullable Incident incident) {
        return incident == null
                ? null
                : new AlertDocument.Incident(
                        incident.id(),
                        incident.cause().code(),
                        AlertDocument.Step.of(incident.step()),
                        incident.connector(),
                        incident.failing(),
                        links.incident(incident.id()));
    }

    private AlertDocument.Item item(TopBreak top, Instant asOf) {
        return new AlertDocument.Item(
                top.breakId(),
                top.breakClass().code(),
                top.severity().code(),
                AlertDocument.Amount.of(top.delta()),
                AlertDocument.Amount.of(top.absolute()),
                top.firstDetectedAt(),
                Measurement.ageDays(top.firstDetectedAt(), asOf, settings.zone()),
                AlertDocument.Step.of(top.step()),
                top.authority(),
                top.owner(),
                top.repair(),
                top.correlationId(),
                top.order(),
                links.oneBreak(top.breakId()),
                links.trace(top.traceparent()));
    }

    private static AlertDocument.@Nullable Taken taken(@Nullable Acknowledgement by) {
        return by == null ? null : new AlertDocument.Taken(by.by(), by.at(), by.note());
    }
}
