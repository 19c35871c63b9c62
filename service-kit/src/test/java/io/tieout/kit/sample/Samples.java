package io.tieout.kit.sample;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.kafka.Reasons;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Books samples set-wise and tells the next topic.
@ApplicationScoped
public class Samples {

    static final String NEXT = "tieout.recorded-events.v1";

    private static final String INSERT = """
            INSERT INTO sample (tenant, id, amount_minor)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
            ON CONFLICT DO NOTHING RETURNING id""";

    private final AtomicInteger attempts = new AtomicInteger();

    private final TenantTx tx;
    private final EventProducer producer;
    private final RecordTrace trace;

    Samples(TenantTx tx, EventProducer producer, RecordTrace trace) {
        this.tx = tx;
        this.producer = producer;
        this.trace = trace;
    }

    /// How often [#book(List)] ran, whatever became of it.
    public int attempts() {
        return attempts.get();
    }

    /// A line of the topic: `tenant id amountMinor`.
    record Line(String tenant, String id, long amountMinor, Delivery delivery) {

        /// The key it came with, so that the order of its records goes on.
        @Nullable
        String key() {
            byte[] key = delivery.key();
            return key == null ? null : new String(key, StandardCharsets.UTF_8);
        }

        static Line parse(Delivery delivery) {
            byte[] value = delivery.value();
            String[] words = value == null ? new String[0] : new String(value, StandardCharsets.UTF_8).split(" ", -1);
            if (words.length != 3) {
                throw new DataFault(Reasons.MALFORMED, "want three words");
            }
            return new Line(words[0], words[1], Long.parseLong(words[2]), delivery);
        }
    }

    public Uni<Void> book(List<Delivery> deliveries) {
        attempts.incrementAndGet();
        List<Line> lines = deliveries.stream().map(Line::parse).toList();
        List<RecordSpan> spans = new ArrayList<>();
        lines.forEach(line ->
                spans.add(trace.start(line.delivery()).correlationId(line.id()).tenant(line.tenant())));
        return tx.inWriterTx(connection -> insert(connection, lines))
                .chain(() -> producer.send(java.util.stream.IntStream.range(0, lines.size())
                        .mapToObj(at -> EventProducer.record(
                                NEXT,
                                lines.get(at).key(),
                                lines.get(at).delivery().value(),
                                Map.of(RecordTrace.TRACEPARENT, spans.get(at).traceparent())))
                        .toList()))
                .invoke(() -> spans.forEach(RecordSpan::close));
    }

    private static Uni<Integer> insert(SqlConnection connection, List<Line> lines) {
        Object[] tenants = lines.stream().map(Line::tenant).toArray(String[]::new);
        Object[] ids = lines.stream().map(Line::id).toArray(String[]::new);
        Object[] amounts = lines.stream().map(Line::amountMinor).toArray(Long[]::new);
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {tenants, ids, amounts}))
                .map(io.vertx.mutiny.sqlclient.RowSet::size);
    }
}
