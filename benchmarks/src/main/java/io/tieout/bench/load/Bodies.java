package io.tieout.bench.load;

import io.tieout.simulator.suite.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Bodies of requests, each with events that were never sent before.
public final class Bodies {

    public static final String SINGLE = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";

    private static final AtomicLong NUMBERS = new AtomicLong();

    private Bodies() {}

    public static long next() {
        return NUMBERS.incrementAndGet();
    }

    /// One refund of the shop, as an object or, where `size` is larger than 1, as a list of so many.
    public static Supplier<Buffer> refunds(int size) {
        List<Stencil> stencil = List.of(stencil(Story.tied(Stencil.MARK).refund()));
        return size == 1 ? () -> single(stencil.getFirst(), next()) : () -> batch(stencil, reserve(size), size);
    }

    /// What one platform says of `stories` orders from number `first` on.
    public static Buffer batchOf(String source, String erpAmount, long first, int stories) {
        List<Stencil> stencils = new ArrayList<>();
        for (Fact fact : new Story(Stencil.MARK, true, erpAmount).facts()) {
            if (fact.platform().source().equals(source)) {
                stencils.add(stencil(fact));
            }
        }
        return batch(stencils, first, stories);
    }

    /// Takes `count` numbers and returns the first of them.
    public static long reserve(int count) {
        return NUMBERS.getAndAdd(count) + 1;
    }

    private static Stencil stencil(Fact fact) {
        return new Stencil(new String(
                Json.bytes(fact.cloudEvent(Instant.now().minusSeconds(1))), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Buffer single(Stencil stencil, long number) {
        Buffer body = Buffer.buffer(stencil.length());
        stencil.print(body, number);
        return body;
    }

    private static Buffer batch(List<Stencil> stencils, long first, int stories) {
        Buffer body =
                Buffer.buffer(stories * stencils.size() * (stencils.getFirst().length() + 1) + 2);
        for (int i = 0; i < stories; i++) {
            for (Stencil stencil : stencils) {
                body.appendByte((byte) (body.length() == 0 ? '[' : ','));
                stencil.print(body, first + i);
            }
        }
        return body.appendByte((byte) ']');
    }
}
