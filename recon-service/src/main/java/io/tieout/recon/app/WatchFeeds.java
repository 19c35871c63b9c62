package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.feed.Silence;
import io.tieout.recon.domain.feed.Silences;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Looks at feeds whose windows have ended, tenant by tenant.
@ApplicationScoped
public class WatchFeeds {

    private static final Logger LOG = Logger.getLogger(WatchFeeds.class);

    private static final int TIMES = 3;

    private final FeedWatch watch;
    private final Rules rules;
    private final AnnounceBreaks announce;
    private final ReconSettings settings;
    private final Map<String, Integer> changed = new ConcurrentHashMap<>();
    private volatile Silences heeded = Silences.NONE;
    private volatile long refoldedAt;

    WatchFeeds(FeedWatch watch, Rules rules, AnnounceBreaks announce, ReconSettings settings) {
        this.settings = settings;
        this.watch = watch;
        this.rules = rules;
        this.announce = announce;
    }

    /// A batch that was folded by silences of before commits after they changed, and other instances
    /// learn of a change with their own next look. So what a change concerns is folded again some times,
    /// a sweep apart.
    private Uni<Void> heed(Instant at) {
        return watch.silences(rules.feeds(), at).chain(standing -> {
            Set<String> fresh = changedSince(heeded, standing);
            heeded = standing;
            rules.heed(standing);
            fresh.forEach(tenant -> changed.put(tenant, TIMES));
            return watch.refoldConcerned(standing, fresh.isEmpty() ? again() : fresh, at);
        });
    }

    private Set<String> again() {
        long now = System.nanoTime();
        if (changed.isEmpty() || now - refoldedAt < settings.sweepEvery().toNanos()) {
            return Set.of();
        }
        refoldedAt = now;
        Set<String> again = Set.copyOf(changed.keySet());
        changed.replaceAll((_, times) -> times - 1);
        changed.values().removeIf(times -> times == 0);
        return again;
    }

    private static Set<String> changedSince(Silences before, Silences standing) {
        Set<Silence> differing = new HashSet<>(standing.all());
        before.all().stream().filter(each -> !differing.remove(each)).forEach(differing::add);
        return differing.stream().map(Silence::tenant).collect(Collectors.toSet());
    }

    /// Looks at the feeds of every tenant that is due. What fails is tried again, and keeps no
    /// transaction from falling due.
    Uni<Void> lookAtDue() {
        if (rules.feeds().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return lookAtNext(rules.instant())
                .onFailure()
                .invoke(failure -> LOG.warnf("feeds are looked at again later: cause=%s", failure))
                .onFailure()
                .recoverWithItem(() -> null);
    }

    /// A tenant that was looked at is due later, so this comes to an end.
    private Uni<Void> lookAtNext(Instant at) {
        return watch.look(rules.feeds(), at)
                .chain(looked -> announce.announce(looked.unpublished(), _ -> null)
                        .chain(() -> looked.isAny() ? lookAtNext(at) : heed(at)));
    }
}
