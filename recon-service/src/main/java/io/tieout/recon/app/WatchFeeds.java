package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /// Takes one tenant; completes with whether another may be due. What fails is tried again, and keeps no transaction
    /// from falling due.
    Uni<Boolean> lookAtNext() {
        if (rules.feeds().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return watch.look(rules.feeds(), rules.instant())
                .chain(looked ->
                        announce.announce(looked.unpublished(), _ -> null).replaceWith(looked.isAny()))
                .onFailure()
                .invoke(failure -> LOG.warnf("feeds are looked at again later: cause=%s", failure))
                .onFailure()
                .recoverWithItem(false);
    }
}
