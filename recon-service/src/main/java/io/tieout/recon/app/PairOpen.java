package io.tieout.recon.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Matches.OpenBlock;
import io.tieout.recon.app.Matches.Paired;
import io.tieout.recon.domain.pair.Block;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Ties what is open on one side alone to what is open on the other side of other transactions, block by block.
@ApplicationScoped
public class PairOpen {

    /// Blocks of one look; the next look goes on with the others.
    static final int BLOCKS_MAX = 100;

    private static final Logger LOG = Logger.getLogger(PairOpen.class);

    private final Matches matches;
    private final AnnounceBreaks announce;
    private final MeterRegistry metrics;

    PairOpen(Matches matches, AnnounceBreaks announce, MeterRegistry metrics) {
        this.matches = matches;
        this.announce = announce;
        this.metrics = metrics;
    }

    /// Looks at blocks in which something changed; completes with whether anything was tied or untied. What fails is
    /// tried again with the next sweep and keeps no other block waiting.
    Uni<Boolean> pair(Refolding refolding) {
        if (!refolding.pairs()) {
            return Uni.createFrom().item(false);
        }
        return matches.openBlocks(BLOCKS_MAX, refolding.rules())
                .chain(blocks -> Multi.createFrom()
                        .iterable(blocks)
                        .onItem()
                        .transformToUniAndConcatenate(block -> pair(block, refolding))
                        .collect()
                        .in(() -> new boolean[1], (any, changed) -> any[0] |= changed)
                        .map(any -> any[0]));
    }

    private Uni<Boolean> pair(OpenBlock open, Refolding refolding) {
        return matches.pair(open, refolding)
                .call(paired -> announce.announce(paired.unpublished(), _ -> null))
                .map(paired -> {
                    tell(open.block(), paired);
                    return paired.tied() + paired.untied() > 0;
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "a block is paired later: rule=%s, cause=%s",
                            open.block().rule(), failure);
                    return false;
                });
    }

    private void tell(Block block, Paired paired) {
        count(block, "tied", paired.tied());
        count(block, "untied", paired.untied());
        for (String note : paired.notes()) {
            count(block, "given-up", 1);
            LOG.infof(
                    "not everything was tried: rule=%s, entity=%s, currency=%s, kind=%s, because=%s",
                    block.rule(), block.entity(), block.currency(), block.kind(), note);
        }
    }

    private void count(Block block, String result, int ends) {
        if (ends > 0) {
            metrics.counter("tieout.recon.pair.ends", "rule", block.rule(), "result", result)
                    .increment(ends);
        }
    }
}
