package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.rule.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// Has people told of residues that repeat, and of the end of it.
@ApplicationScoped
public class WatchResidues {

    private static final Logger LOG = Logger.getLogger(WatchResidues.class);

    private final ResidueWatch watch;
    private final AnnounceBreaks announce;

    WatchResidues(ResidueWatch watch, AnnounceBreaks announce) {
        this.watch = watch;
        this.announce = announce;
    }

    /// Looks at all books that are due. What fails is tried again with the next sweep.
    Uni<Void> lookAtDue(List<Terms> rules, Instant at) {
        return lookAtNext(rules, at)
                .onFailure()
                .invoke(failure -> LOG.warnf("residues are counted later: cause=%s", failure))
                .onFailure()
                .recoverWithItem(() -> null);
    }

    /// Books that were looked at are due later, so this comes to an end.
    private Uni<Void> lookAtNext(List<Terms> rules, Instant at) {
        return watch.look(rules, at)
                .chain(looked -> announce.announce(looked.unpublished(), _ -> null)
                        .chain(() -> looked.isAny()
                                ? lookAtNext(rules, at)
                                : Uni.createFrom().voidItem()));
    }
}
