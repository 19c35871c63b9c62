package io.tieout.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class BatchConsumerIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void booksABatchAndTellsTheNextTopic() {
        Topics topics = new Topics(stack);

        topics.produce("tieout.business-events.v1", "a", "acme proof-1 5", Map.of());

        var told = topics.read(
                "tieout.recorded-events.v1", 1, record -> Topics.text(record).contains("proof-1"));
        assertThat(told).hasSize(1);
        Eventually.holds(() -> {
            try (var connection = stack.connect("ledger", "ledger_writer");
                    var rows = connection.createStatement().executeQuery("SELECT count(*) FROM sample")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        });
    }
}
