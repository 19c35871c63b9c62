package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.app.IngestProblem;
import io.tieout.ingest.domain.Fact;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Outcome;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What senders are told of their requests.
final class Answers {

    static final String CORRELATION_ID = "X-Correlation-Id";
    static final String RECEIPT_ID = "X-Receipt-Id";

    private static final int MULTI_STATUS = 207;

    private Answers() {}

    /// One event and the ids under which it can be found.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Accepted(String receiptId, String deliveryId, String eventId, String correlationId, String status) {}

    record MadeEvent(String type, String subject, String deliveryId, String eventId, String correlationId) {

        static MadeEvent of(Fact fact) {
            BusinessEvent event = fact.event();
            return new MadeEvent(
                    event.type().code(),
                    event.envelope().subject(),
                    event.envelope().deliveryId(),
                    fact.eventId(),
                    fact.correlationId());
        }
    }

    /// @param status `accepted` or `ignored`
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record WebhookTaken(
            String receiptId, String status, @Nullable String reason, List<MadeEvent> events, List<String> notes) {}

    record BatchTaken(String receiptId, List<BatchItem> items) {}

    /// @param status `accepted` or `rejected`
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record BatchItem(
            int index,
            String status,
            @Nullable String deliveryId,
            @Nullable String eventId,
            @Nullable String correlationId,
            List<FieldError> errors) {}

    static Response ofSingle(Intake intake) {
        List<Fact> facts = intake.facts();
        if (facts.isEmpty()) {
            return refused(intake, CommonProblem.MALFORMED_JSON);
        }
        MadeEvent made = MadeEvent.of(facts.getFirst());
        return Response.accepted(new Accepted(
                        intake.receipt().id(),
                        made.deliveryId(),
                        made.eventId(),
                        made.correlationId(),
                        Outcome.ACCEPTED.code()))
                .header(CORRELATION_ID, made.correlationId())
                .header(RECEIPT_ID, intake.receipt().id())
                .build();
    }

    static Response ofBatch(Intake intake) {
        List<BatchItem> items = new ArrayList<>(intake.items().size());
        for (int index = 0; index < intake.items().size(); index++) {
            items.add(
                    switch (intake.items().get(index)) {
                        case Mapped.Events mapped -> {
                            Fact fact = mapped.facts().getFirst();
                            yield new BatchItem(
                                    index,
                                    Outcome.ACCEPTED.code(),
                                    fact.event().envelope().deliveryId(),
                                    fact.eventId(),
                                    fact.correlationId(),
                                    List.of());
                        }
                        case Mapped.Ignored _ ->
                            new BatchItem(index, Outcome.IGNORED.code(), null, null, null, List.of());
                        case Mapped.Rejected rejected ->
                            new BatchItem(
                                    index, Outcome.REJECTED.code(), null, null, null, errors(rejected.violations()));
                    });
        }
        return Response.status(MULTI_STATUS)
                .entity(new BatchTaken(intake.receipt().id(), items))
                .header(RECEIPT_ID, intake.receipt().id())
                .build();
    }

    static Response ofWebhook(Intake intake) {
        if (intake.outcome() == Outcome.REJECTED) {
            return refused(intake, IngestProblem.UNREADABLE);
        }
        List<MadeEvent> events = intake.facts().stream().map(MadeEvent::of).toList();
        boolean isIgnored = events.isEmpty();
        String receiptId = intake.receipt().id();
        Response.ResponseBuilder answer = Response.accepted(new WebhookTaken(
                        receiptId,
                        intake.outcome().code(),
                        isIgnored ? String.join("; ", intake.notes()) : null,
                        events,
                        isIgnored ? List.of() : intake.notes()))
                .header(RECEIPT_ID, receiptId);
        if (events.size() == 1) {
            answer.header(CORRELATION_ID, events.getFirst().correlationId());
        }
        return answer.build();
    }

    /// The receipt is kept all the same, and the problem says under which id.
    private static Response refused(Intake intake, ProblemType whenMalformed) {
        List<Violation> violations = new ArrayList<>();
        boolean isMalformed = false;
        for (Mapped item : intake.items()) {
            if (item instanceof Mapped.Rejected rejected) {
                violations.addAll(rejected.violations());
                isMalformed |= rejected.isMalformed();
            }
        }
        ProblemType type = isMalformed ? whenMalformed : IngestProblem.UNREADABLE;
        String receiptId = intake.receipt().id();
        Problem problem = new Problem(
                type.uri(),
                type.title(),
                type.status(),
                sentence(violations.getFirst()) + " Kept as receipt " + receiptId + " and listed at /v1/rejections.",
                "/v1/receipts/" + receiptId,
                errors(violations),
                null,
                traceId());
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .header(RECEIPT_ID, receiptId)
                .build();
    }

    private static String sentence(Violation violation) {
        String what = violation.pointer().isEmpty() ? "The body" : violation.pointer();
        return what + " " + violation.message() + ".";
    }

    static List<FieldError> errors(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new FieldError(violation.pointer(), violation.message(), violation.fix()))
                .toList();
    }

    private static @Nullable String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
