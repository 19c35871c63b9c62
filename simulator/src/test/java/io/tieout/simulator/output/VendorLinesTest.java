package io.tieout.simulator.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.vendor.VendorShapes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VendorLinesTest {

    private static final Retailer.Plan PLAN = new Retailer.Plan(3, LocalDate.of(2026, 3, 6), 1, 200);

    private static List<String> written(Function<OutputStream, Output> kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Output output = kind.apply(bytes)) {
            new Retailer(PLAN, (event, _) -> output.told(event)).live(_ -> {});
            output.finish();
        }
        return bytes.toString(UTF_8).lines().toList();
    }

    private static List<String> shaped() {
        VendorShapes shapes = VendorShapes.of(new World(PLAN.seed()).company("US"));
        return written(out -> new VendorLines(out, shapes));
    }

    @Test
    void aWebhookStandsWhereItsCloudEventWouldStand() {
        List<String> plain = written(CloudEventLines::new);
        List<String> shaped = shaped();
        Set<String> sent = new TreeSet<>();

        assertThat(shaped).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            JsonNode line = Json.read(shaped.get(i));
            JsonNode event = Json.read(plain.get(i));
            if (line.has("specversion")) {
                assertThat(line).isEqualTo(event);
            } else {
                assertThat(line.path("source")).isEqualTo(event.path("source"));
                assertThat(line.path("at")).isEqualTo(event.path("time"));
                assertThat(line.path("headers").has("X-Shopify-Hmac-Sha256")).isFalse();
                assertThat(line.path("headers").has("Stripe-Signature")).isFalse();
                assertThat(line.path("body").has("id")).isTrue();
                sent.add(
                        line.path("source").asText() + " " + line.path("format").asText() + " "
                                + line.at("/headers/X-Shopify-Topic").asText()
                                + line.at("/body/type").asText());
            }
        }
        assertThat(sent)
                .containsExactly(
                        "processor-us stripe charge.captured",
                        "processor-us stripe refund.created",
                        "processor-us stripe refund.updated",
                        "shop-us shopify orders/create",
                        "shop-us shopify refunds/create");
    }

    @Test
    void theSamePlanWritesTheSameLines() {
        assertThat(shaped()).isEqualTo(shaped());
    }
}
