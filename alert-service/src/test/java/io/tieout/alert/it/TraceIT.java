package io.tieout.alert.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class TraceIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    Spans spans;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void fromTheBreaksRecordToTheReceiverEverySpanHangsOnTheOneBefore() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook(receiver.url());
            Breaks.Written written = new Breaks(stack, tenant).open("150.00");
            String trace = written.traceId();
            Eventually.holds(() -> assertThat(spans.of(trace))
                    .extracting(SpanData::getName)
                    .contains("tieout.breaks.v1 process", "alert opened", "alert deliver"));

            SpanData record = named(trace, "tieout.breaks.v1 process");
            SpanData opened = named(trace, "alert opened");
            SpanData delivered = named(trace, "alert deliver");
            assertThat(record.getParentSpanId()).isEqualTo(written.traceparent().substring(36, 52));
            assertThat(opened.getParentSpanId()).isEqualTo(record.getSpanId());
            assertThat(delivered.getParentSpanId()).isEqualTo(opened.getSpanId());
            assertThat(receiver.calls().getFirst().traceparent())
                    .isEqualTo("00-" + trace + "-" + delivered.getSpanId() + "-01");
            assertThat(opened.getAttributes().get(AttributeKey.stringKey("tieout.correlation_id")))
                    .isEqualTo(written.state().correlationId().toString());
        }
    }

    @Test
    void whatHappensIsCounted() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook(receiver.url());
            new Breaks(stack, tenant).open("150.00");
            Eventually.holds(() -> assertThat(receiver.calls()).hasSize(1));

            Eventually.holds(() -> assertThat(given().get("/q/metrics").asString())
                    .contains("tieout_alerts_total{measure=\"absolute-amount\",state=\"open\"")
                    .contains("tieout_deliveries_total{channel=\"webhook\",outcome=\"delivered\"")
                    .doesNotContain(tenant));
        }
    }

    private SpanData named(String trace, String name) {
        return spans.of(trace).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
