package io.tieout.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.codec.EventRecord;
import io.tieout.simulator.suite.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StencilTest {

    @Test
    void printsTheNumberInEveryPlace() {
        Buffer text = Buffer.buffer();

        new Stencil("a" + Stencil.MARK + "é" + Stencil.MARK).print(text, 42);

        assertThat(text.toString()).isEqualTo("a0000000042é0000000042");
    }

    @Test
    void makesBatchesOfEventsThatDiffer() {
        var batch = Json.read(Bodies.refunds(3).get().toString());

        assertThat(batch).hasSize(3);
        assertThat(batch.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void tellsStoriesThatTheContractReads() {
        for (Fact fact : Story.tied("7").facts()) {
            var event = fact.event("t", Instant.parse("2026-03-03T10:00:00Z"));
            assertThat(EventRecord.of(event).decode()).isInstanceOf(io.tieout.event.codec.Decoded.Event.class);
        }
    }
}
