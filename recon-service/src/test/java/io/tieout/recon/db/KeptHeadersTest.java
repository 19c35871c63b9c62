package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.RandomShop;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KeptHeadersTest {

    @Test
    void readsEveryEventAsItsRecordDoes() {
        RandomShop shop = new RandomShop(
                "demo", RandomGeneratorFactory.of("L64X128MixRandom").create(1), 60);

        for (BusinessEvent event : shop.shop().told()) {
            ProducerRecord<byte[], byte[]> record = Ledger.record(event, new UUID(1, 1), Outcome.RECORDED);
            Map<String, String> kept = KeptHeaders.read(KeptHeaders.write(headersOf(record)));

            assertThat(new EventRecord(kept, record.value()).decode()).isEqualTo(new Decoded.Event(event));
        }
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        Map<String, String> headers = Map.of("ce_tomorrow", "\"ä\n\t€", EventHeaders.TYPE, "t");

        assertThat(KeptHeaders.read(KeptHeaders.write(headers))).isEqualTo(headers);
    }

    @Test
    void leavesOutWhatColumnsHave() {
        assertThat(KeptHeaders.write(Map.of(EventHeaders.EVENT_ID, "e", EventHeaders.TRACEPARENT, "t")))
                .isEqualTo("{}");
    }

    /// Rows of the first version hold all headers, spelled as `jsonb` spells them.
    @Test
    void readsWhatTheFirstVersionKept() {
        assertThat(KeptHeaders.read("{\"ce_id\": \"1\", \"ce_type\": \"t\", \"traceparent\": \"00\"}"))
                .isEqualTo(Map.of("ce_id", "1", "ce_type", "t", "traceparent", "00"));
    }

    private static Map<String, String> headersOf(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
