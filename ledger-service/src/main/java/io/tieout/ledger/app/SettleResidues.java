package io.tieout.ledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.Settlements.Look;
import io.tieout.ledger.app.Settlements.Looked;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.SettleTerms;
import io.tieout.ledger.domain.Settling;
import io.tieout.ledger.domain.Settling.Book;
import io.tieout.ledger.domain.Settling.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Books residues of clearing away, where the posting policy says so and within its caps. Where no policy
/// does, it reads nothing.
@ApplicationScoped
public class SettleResidues {

    /// Looks at one tenant in a row; the next time it goes on.
    private static final int LOOKS_MAX = 50;

    private static final Logger LOG = Logger.getLogger(SettleResidues.class);

    private final Settlements settlements;
    private final Policies policies;
    private final Calendars calendars;
    private final BusinessClock clock;
    private final LedgerSettings settings;
    private final Recurrences recurrences;
    private final MeterRegistry metrics;

    SettleResidues(
            Settlements settlements,
            Policies policies,
            Calendars calendars,
            BusinessClock clock,
            LedgerSettings settings,
            Recurrences recurrences,
            MeterRegistry metrics) {
        this.settlements = settlements;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
        this.settings = settings;
        this.recurrences = recurrences;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startLater("residues are settled", settings.settle(), () -> settle(clock.now()));
    }

    /// As of an instant.
    public Uni<Void> settle(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return policies.refresh()
                .chain(() -> policies.isAnySettling()
                        ? settlements.tenants()
                        : Uni.createFrom().item(List.<String>of()))
                .chain(tenants -> Multi.createFrom()
                        .iterable(tenants)
                        .onItem()
                        .transformToUniAndConcatenate(tenant -> settle(tenant, at))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    /// What fails is tried again the next time.
    private Uni<Boolean> settle(String tenant, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        SettleTerms terms = policies.of(tenant).on(today).settle();
        if (terms == null) {
            return Uni.createFrom().item(false);
        }
        // A business date may begin a day before that of UTC.
        Look look = new Look(at, terms.from().minusDays(1), today.minusDays(terms.days()));
        return looks(tenant, look, LOOKS_MAX).onFailure().recoverWithItem(failure -> {
            LOG.warnf("residues are settled later: tenant=%s, cause=%s", tenant, failure);
            return false;
        });
    }

    private Uni<Boolean> looks(String tenant, Look look, int left) {
        PolicyTimeline versions = policies.of(tenant);
        return settlements
                .look(
                        tenant,
                        look,
                        found -> Settling.of(versions, calendars.of(tenant), found.standing(), found.keys()))
                .chain(found -> {
                    Looked looked = found.orElse(Looked.NOTHING);
                    tell(tenant, looked);
                    return looked.hasMore() && left > 1
                            ? looks(tenant, look, left - 1)
                            : Uni.createFrom().item(looked.hasMore());
                });
    }

    private void tell(String tenant, Looked looked) {
        count("reversed", looked.reversed());
        count("settled", looked.settled().size());
        looked.stopped().stream()
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.stop()), Collectors.groupingBy(SettleResidues::bookOf)))
                .forEach((stop, books) -> books.forEach((book, residues) -> {
                    count(stop.code(), residues.size());
                    LOG.warnf(
                            "residues are not settled: because=%s, tenant=%s, entity=%s, currency=%s, residues=%d",
                            stop.code(), tenant, book.entity(), book.currency(), residues.size());
                }));
    }

    private static Book bookOf(Decided decided) {
        return new Book(decided.key().place().entity(), decided.key().place().currency());
    }

    private void count(String result, int residues) {
        metrics.counter("tieout.ledger.residues", "result", result).increment(residues);
    }
}
