package io.tieout.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTraceTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /// As in a service: Vert.x cannot be loaded first by the exporter's thread, which has no class loader.
    @BeforeAll
    static void vertxIsLoaded() {
        assertThat(Vertx.currentContext()).isNull();
    }

    @Test
    void aChildContinuesTheStoredTrace() {
        try (SdkTracerProvider provider = SdkTracerProvider.builder().build()) {
            RecordSpan child =
                    new RecordTrace(provider.get("test"), new TraceBudget(10, () -> 0)).child(PARENT, "sweep");

            assertThat(child.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(child.traceparent()).matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01");
            assertThat(child.traceparent()).isNotEqualTo(PARENT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void aMalformedTraceparentIsNoParent(String traceparent) {
        assertThat(RecordTrace.spanContext(traceparent).isValid()).isFalse();
    }

    @Test
    void whetherItIsSampledGoesOn() {
        SpanContext context = RecordTrace.spanContext(PARENT.replaceAll("01$", "00"));

        assertThat(context.isSampled()).isFalse();
        assertThat(context.isRemote()).isTrue();
    }

    @Test
    void eventsOfOneRequestAreRecordedAsFarAsTheBudgetGoes() {
        try (SdkTracerProvider provider = SdkTracerProvider.builder().build()) {
            RecordTrace trace = new RecordTrace(provider.get("test"), new TraceBudget(2, () -> 0));
            String notRecorded = PARENT.replaceAll("01$", "00");

            assertThat(trace.ofEach(PARENT, 5)).containsExactly(PARENT, PARENT, PARENT, notRecorded, notRecorded);
            assertThat(trace.ofEach(PARENT, 1)).containsExactly(PARENT);
            assertThat(trace.ofEach(notRecorded, 2)).containsOnly(notRecorded);
            assertThat(trace.ofEach(null, 2)).containsExactly(null, null);
        }
    }

    @Test
    void zipkinGetsTheSpansWhereAnEndpointIsSet() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        HttpServer zipkin = zipkin(received);
        String endpoint = "http://127.0.0.1:" + zipkin.getAddress().getPort() + "/api/v2/spans";
        try (var processor = ZipkinExport.zipkin(Optional.of(endpoint));
                SdkTracerProvider provider =
                        SdkTracerProvider.builder().addSpanProcessor(processor).build()) {
            new RecordTrace(provider.get("test"), new TraceBudget(10, () -> 0))
                    .child(PARENT, "sweep")
                    .tenant("acme")
                    .close();

            assertThat(received.get(20, TimeUnit.SECONDS))
                    .contains("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "sweep", "acme");
        } finally {
            zipkin.stop(0);
        }
    }

    private static HttpServer zipkin(CompletableFuture<String> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/spans", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            received.complete(isZipped ? unzipped(body) : new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String unzipped(byte[] body) throws IOException {
        try (var unzip = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
            return new String(unzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
