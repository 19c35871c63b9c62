package io.tieout.alert.app;

import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Backoff;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.DeliveryStatus;
import io.tieout.alert.domain.Target;
import io.tieout.alert.domain.Verdict;
import io.tieout.kit.trace.LogContext;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Sends what waits, at least once and always under the notice's one id, and notes how it went.
@ApplicationScoped
public class DeliverNotices {

    private static final Logger LOG = Logger.getLogger(DeliverNotices.class);

    private static final int REASON_LENGTH_MAX = 300;

    private final Deliveries deliveries;
    private final Courier<Target.Webhook> webhooks;
    private final Courier<Target.Email> emails;
    private final RecordTrace trace;
    private final AlertMetrics metrics;
    private final AlertSettings.Delivery settings;
    private final Backoff backoff;

    DeliverNotices(
            Deliveries deliveries,
            Courier<Target.Webhook> webhooks,
            Courier<Target.Email> emails,
            RecordTrace trace,
            AlertMetrics metrics,
            AlertSettings settings) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.emails = emails;
        this.trace = trace;
        this.metrics = metrics;
        this.settings = settings.delivery();
        this.backoff = new Backoff(
                settings.delivery().firstDelay(),
                settings.delivery().delayMax(),
                settings.delivery().attemptsMax());
    }

    /// Tries everything that is due now.
    public Uni<Void> deliver() {
        return deliveries
                .lease(settings.parallel(), settings.timeout().plus(settings.leaseMargin()))
                .chain(leased -> leased.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : all(leased).chain(this::deliver));
    }

    private Uni<Void> all(List<Leased> leased) {
        return Multi.createFrom()
                .iterable(leased)
                .onItem()
                .transformToUni(this::one)
                .merge(settings.parallel())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> one(Leased leased) {
        RecordSpan span = trace.child(leased.traceparent(), "alert deliver", SpanKind.CLIENT)
                .tenant(leased.tenant())
                .attribute("tieout.alert_id", leased.alertId().toString())
                .attribute("tieout.notice", leased.notice().webhookId())
                .attribute("tieout.channel", leased.channelKind().code())
                .attribute("tieout.attempt", Integer.toString(leased.attempt()));
        return attempt(leased, span.traceparent())
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure()
                .recoverWithItem(DeliverNotices::refused)
                .chain(result -> settle(leased, result, span))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure, "outcome not noted, the delivery is repeated: deliveryId=%s", leased.deliveryId()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<AttemptResult> attempt(Leased leased, String traceparent) {
        Channel channel = leased.channel();
        if (channel == null) {
            return Uni.createFrom().item(new AttemptResult.Hopeless(null, "the channel was deleted", false));
        }
        if (!channel.isEnabled()) {
            return Uni.createFrom().item(new AttemptResult.Hopeless(null, "the channel is disabled", false));
        }
        return Uni.createFrom().deferred(() -> switch (channel.target()) {
            case Target.Webhook webhook -> webhooks.send(leased, channel, webhook, traceparent);
            case Target.Email email -> emails.send(leased, channel, email, traceparent);
        });
    }

    private Uni<Void> settle(Leased leased, AttemptResult result, RecordSpan span) {
        Verdict verdict = Verdict.on(result, leased.attempt(), backoff, ThreadLocalRandom.current());
        return deliveries.settle(leased, result, verdict).invoke(() -> {
            metrics.attempted(leased.channelKind(), outcome(verdict.status()));
            if (verdict.status() != DeliveryStatus.DELIVERED) {
                span.failed(outcome(verdict.status()));
                warn(leased, result, verdict);
            }
            span.close();
        });
    }

    private static void warn(Leased leased, AttemptResult result, Verdict verdict) {
        try (LogContext _ = LogContext.of(null, leased.tenant())) {
            LOG.warnf(
                    "delivery not accepted: deliveryId=%s alertId=%s attempt=%d outcome=%s reason=%s",
                    leased.deliveryId(), leased.alertId(), leased.attempt(), outcome(verdict.status()), reason(result));
        }
    }

    private static String reason(AttemptResult result) {
        return switch (result) {
            case AttemptResult.Accepted _ -> "";
            case AttemptResult.Refused refused -> refused.reason();
            case AttemptResult.Hopeless hopeless -> hopeless.reason();
        };
    }

    private static String outcome(DeliveryStatus status) {
        return status == DeliveryStatus.PENDING ? "retry" : status.code();
    }

    private static AttemptResult refused(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof io.smallrye.mutiny.TimeoutException) {
            return AttemptResult.Refused.because("no answer in time");
        }
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return AttemptResult.Refused.because(reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX)));
    }
}
