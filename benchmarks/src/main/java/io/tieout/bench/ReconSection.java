package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.load.Offsets;
import io.tieout.simulator.suite.Client;
import java.util.List;
import java.util.stream.IntStream;

/// From the recorded event to match state, against inserting the legs alone.
final class ReconSection {

    /// The rate still rises by a tenth from the third to the fourth take, while the JIT compiles what folds need.
    private static final int WARM_UP_TAKES = 4;

    private final Run run;

    ReconSection(Run run) {
        this.run = run;
    }

    void measure() {
        run.stack().up("kafka", "postgres", "zipkin");
        try (Offsets offsets = new Offsets(run.stack().bootstrap());
                Client client = new Client()) {
            ReconRun recon = ReconRun.begin(
                    run, client, offsets, first -> first.feed("bench-recon", feed -> feed.stories("C", 200, true)));
            recon.copy();
            recon.warmUp("bench-recon", WARM_UP_TAKES);
            List<ReconRun.Pair> pairs = IntStream.range(0, run.options().rounds())
                    .mapToObj(round -> recon.take("bench-recon-" + round))
                    .toList();
            run.add(
                    Section.RECON,
                    new Comparison(
                            "stories of five events, all tied",
                            "inserting legs",
                            0.45,
                            0.70,
                            pairs.stream().map(ReconRun.Pair::recon).toList(),
                            pairs.stream().map(ReconRun.Pair::legs).toList()));
        }
        run.stack().stop("recon");
    }
}
