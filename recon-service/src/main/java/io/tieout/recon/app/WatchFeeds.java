package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Looks at feeds whose windows have ended, tenant by tenant.
@ApplicationScoped
public class WatchFeeds {

    private static final Logger LOG = Logger.getLogger(WatchFeeds.class);

    private final FeedWatch watch;
    private final Rules rules;
    private final AnnounceBreaks announce;

    WatchFeeds(FeedWatch watch, Rules rules, AnnounceBreaks announce) {
        this.watch = watch;
        this.rules = rules;
        this.announce = announce;
    }

    /// Other instances learn of a silence within moments; what they fold until then is folded again.
    private Uni<Void> heed(FeedWatch.Looked looked, Instant at) {
        return watch.silences(rules.feeds(), at)
                .invoke(rules::heed)
                .chain(standing -> looked.isAny()
                        ? watch.refoldConcerned(standing, looked.grown(), at)
                        : Uni.createFrom().voidItem());
    }

    /// Looks at the feeds of every tenant that is due. What fails is tried again, and keeps no transaction from falling
    /// due.
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
                        .chain(() -> heed(looked, at))
                        .chain(() -> looked.isAny()
                                ? lookAtNext(at)
                                : Uni.createFrom().voidItem()));
    }
}
