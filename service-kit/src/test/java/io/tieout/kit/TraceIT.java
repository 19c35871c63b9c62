package io.tieout.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.kit.sample.SpanRecorder;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    SpanRecorder spans;

    @Inject
    Tracer tracer;

    @Test
    void theServiceRecordsWithinItsBudget() {
        int begun = 100_000;

        long recorded = IntStream.range(0, begun)
                .filter(_ ->
                        tracer.spanBuilder("flood").setNoParent().startSpan().isRecording())
                .count();

        assertThat(recorded).isPositive().isLessThan(begun / 10);
    }

    @Test
    void oneTraceLeadsFromTheRequestThroughABatchToTheNextTopic() {
        String tenant = "trace-" + UUID.randomUUID();

        given().auth()
                .oauth2(Tokens.operator(tenant))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body("[{\"id\":\"t-1\",\"amountMinor\":5},{\"id\":\"t-2\",\"amountMinor\":6}]")
                .post("/v1/samples")
                .then()
                .statusCode(202);

        var told = new Topics(stack)
                .read(
                        "tieout.recorded-events.v1",
                        2,
                        record -> Topics.text(record).startsWith(tenant + " "));
        Eventually.holds(() -> assertThat(recordSpans()).hasSize(2));
        SpanData request = spans.all().stream()
                .filter(span ->
                        span.getKind() == SpanKind.SERVER && span.getTraceId().equals(TRACE))
                .findFirst()
                .orElseThrow();
        assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(recordSpans())
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(request.getSpanId()));
        assertThat(recordSpans())
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("tieout.correlation_id")))
                .containsExactlyInAnyOrder("t-1", "t-2");
        assertThat(told)
                .extracting(record -> Topics.header(record, "traceparent"))
                .containsExactlyInAnyOrderElementsOf(recordSpans().stream()
                        .map(span -> "00-" + TRACE + "-" + span.getSpanId() + "-01")
                        .toList());
        Eventually.holds(() -> assertThat(spans.all())
                .filteredOn(span -> span.getName().equals("tieout.business-events.v1 batch"))
                .flatExtracting(SpanData::getLinks)
                .extracting(link -> link.getSpanContext().getSpanId())
                .contains(request.getSpanId()));
    }

    private List<SpanData> recordSpans() {
        return spans.all().stream()
                .filter(span -> span.getTraceId().equals(TRACE) && span.getKind() == SpanKind.CONSUMER)
                .toList();
    }
}
