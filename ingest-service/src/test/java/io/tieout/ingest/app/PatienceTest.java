package io.tieout.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final Patience patience = new Patience(Duration.ofSeconds(4), now::get);

    private static UniAssertSubscriber<Void> subscribe(Uni<Void> work) {
        return work.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static Uni<Void> of(CompletableFuture<Void> work) {
        return Uni.createFrom().completionStage(work);
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
        patience.look();
    }

    @Test
    void whatEndsInTimeEndsAsItDoes() {
        CompletableFuture<Void> one = new CompletableFuture<>();
        CompletableFuture<Void> other = new CompletableFuture<>();
        var done = subscribe(patience.with(of(one)));
        var failed = subscribe(patience.with(of(other)));

        passes(Duration.ofMillis(3_999));
        one.complete(null);
        other.completeExceptionally(new IllegalStateException("its own fault"));

        done.assertCompleted();
        failed.assertFailedWith(IllegalStateException.class, "its own fault");
    }

    @Test
    void whatTakesLongerFailsAndItsWorkIsGivenUp() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        var late = subscribe(patience.with(of(never)));

        passes(Duration.ofSeconds(2));
        var later = subscribe(patience.with(of(new CompletableFuture<>())));
        passes(Duration.ofSeconds(2));

        late.assertFailedWith(TimeoutException.class);
        later.assertNotTerminated();
        assertThat(never).isCancelled();
    }

    @Test
    void nothingIsKeptOfWhatIsDone() {
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<Void> work = new CompletableFuture<>();
            subscribe(patience.with(of(work)));
            work.complete(null);
        }

        patience.look();

        assertThat(patience.size()).isZero();
    }

    @Test
    void whoGoesAwayCancelsTheWork() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        var caller = subscribe(patience.with(of(work)));

        caller.cancel();

        assertThat(work).isCancelled();
    }
}
