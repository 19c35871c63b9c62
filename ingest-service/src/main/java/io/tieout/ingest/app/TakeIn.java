package io.tieout.ingest.app;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.Fact;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.mapping.CloudEventRequest;
import io.tieout.ingest.mapping.ShopifyWebhook;
import io.tieout.ingest.mapping.StripeWebhook;
import io.tieout.kit.fault.Fault;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.trace.LogContext;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes in what an authenticated source sends: maps it, and answers only when it cannot get lost any more.
@ApplicationScoped
public class TakeIn {

    private static final Logger LOG = Logger.getLogger(TakeIn.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final IntakeLog log;
    private final SourceRegistry registry;
    private final BusinessClock clock;
    private final RecordTrace trace;
    private final IntakeMetrics metrics;
    private final IngestSettings limits;
    private final InFlight inFlight;
    private final Patience patience;

    TakeIn(
            IntakeLog log,
            SourceRegistry registry,
            BusinessClock clock,
            RecordTrace trace,
            IntakeMetrics metrics,
            IngestSettings limits,
            InFlight inFlight,
            Patience patience) {
        this.log = log;
        this.registry = registry;
        this.clock = clock;
        this.trace = trace;
        this.metrics = metrics;
        this.limits = limits;
        this.inFlight = inFlight;
        this.patience = patience;
    }

    /// A webhook whose signature was verified.
    public Uni<Intake> webhook(Source source, Map<String, String> headers, byte[] body) {
        return switch (source.format()) {
            case SHOPIFY -> {
                Receipt receipt = receipt(source, ShopifyWebhook.deliveryOf(headers), headers, body);
                yield append(source, new Intake(receipt, List.of(ShopifyWebhook.map(source, receipt))));
            }
            case STRIPE -> {
                Receipt receipt = receipt(source, "", headers, body);
                yield append(source, new Intake(receipt, List.of(StripeWebhook.map(source, receipt))));
            }
            case CLOUDEVENTS ->
                throw IngestProblem.UNKNOWN_WEBHOOK.because("Source " + source.id() + " receives no webhooks.");
        };
    }

    /// CloudEvents of a source that was recognised by its API key.
    public Uni<Taken> events(Source source, CloudEventRequest.Mode mode, Map<String, String> headers, byte[] body) {
        Receipt receipt = receipt(source, CloudEventRequest.deliveryOf(mode, headers), headers, body);
        return switch (CloudEventRequest.read(mode, source, receipt, limits.eventsMax())) {
            case CloudEventRequest.TooMany(int count) -> throw tooMany(count);
            case CloudEventRequest.Single(var mapped) ->
                append(source, new Intake(receipt, List.of(mapped))).map(intake -> new Taken(intake, false));
            case CloudEventRequest.Batch(var items) ->
                append(source, new Intake(receipt, items)).map(intake -> new Taken(intake, true));
        };
    }

    /// @param isBatch whether the answer is per item
    public record Taken(Intake intake, boolean isBatch) {}

    private Receipt receipt(Source source, String delivery, Map<String, String> headers, byte[] body) {
        return Receipt.of(source, registry.register(source), clock.now(), delivery, RedactedHeaders.of(headers), body);
    }

    private Uni<Intake> append(Source source, Intake intake) {
        int size = intake.receipt().body().length;
        if (!inFlight.enter(size)) {
            return Uni.createFrom().failure(unavailable("Too much waits for Kafka's acknowledgement already."));
        }
        label(intake);
        return patience.with(log.append(intake, trace.current()))
                .onFailure(failure -> Fault.of(failure) == Fault.OUTAGE)
                .transform(TakeIn::notAcknowledged)
                .onTermination()
                .invoke(() -> {
                    inFlight.leave(size);
                    metrics.counted(source.format(), intake);
                })
                .replaceWith(intake);
    }

    /// Makes the request findable by its money: one flow is one id, a batch has one per item.
    private static void label(Intake intake) {
        List<Fact> facts = intake.facts();
        if (facts.size() == 1) {
            String correlationId = facts.getFirst().correlationId();
            Span.current().setAttribute("tieout.correlation_id", correlationId);
            var _ = LogContext.of(correlationId, intake.receipt().tenant());
        }
        Span.current().setAttribute("tieout.receipt_id", intake.receipt().id());
        for (Mapped item : intake.items()) {
            if (item instanceof Mapped.Rejected rejected) {
                LOG.infof("rejected: receipt=%s fields=%s", intake.receipt().id(), pointers(rejected.violations()));
            }
        }
    }

    private static List<String> pointers(List<Violation> violations) {
        return violations.stream().map(Violation::pointer).distinct().limit(10).toList();
    }

    private static Throwable notAcknowledged(Throwable failure) {
        LOG.warnf("Kafka has not acknowledged: %s", failure);
        @Nullable String why = failure instanceof TimeoutException ? " in time" : "";
        return unavailable("Kafka has not acknowledged" + why + ". Send the same request again: ids deduplicate it.");
    }

    private static ProblemException unavailable(String detail) {
        return CommonProblem.UNAVAILABLE.because(detail).retryAfter(RETRY_AFTER);
    }

    private ProblemException tooMany(int count) {
        return IngestProblem.TOO_MANY_EVENTS.at(
                "", "The list has " + count + " events.", "Send at most " + limits.eventsMax() + " in one request.");
    }
}
