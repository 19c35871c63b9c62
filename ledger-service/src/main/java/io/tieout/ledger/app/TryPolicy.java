package io.tieout.ledger.app;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.ledger.app.Replays.Position;
import io.tieout.ledger.app.Replays.Replayed;
import io.tieout.ledger.app.Replays.Window;
import io.tieout.ledger.domain.PostingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tries a policy on recorded events, page by page, and books nothing.
@ApplicationScoped
public class TryPolicy {

    /// Most business dates one dry run looks at.
    public static final int DAYS_MAX = 92;

    private static final int EVENTS_PER_PAGE = 500;

    private final Replays replays;

    TryPolicy(Replays replays) {
        this.replays = replays;
    }

    /// Holds one page at a time, each of its own database transaction. What is recorded meanwhile may or may not count.
    public Uni<DryRun> run(String tenant, PostingPolicy policy, Window window) {
        AtomicReference<@Nullable Position> reached = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> replays.page(tenant, window, reached.get(), policy, EVENTS_PER_PAGE)
                        .invoke(page -> {
                            if (!page.isEmpty()) {
                                reached.set(page.getLast().position());
                            }
                        }))
                .whilst(page -> page.size() == EVENTS_PER_PAGE)
                .collect()
                .in(DryRunTally::new, TryPolicy::addAll)
                .map(tally -> tally.result(window));
    }

    private static void addAll(DryRunTally tally, List<Replayed> page) {
        page.forEach(tally::add);
    }
}
