package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import java.util.Locale;

/// What the sections share.
record Run(BenchStack stack, Options options, Report report) {

    private static final long STARTED_NANOS = System.nanoTime();

    void say(String text) {
        System.out.printf(Locale.ROOT, "%5.0f s  %s%n", (System.nanoTime() - STARTED_NANOS) / 1e9, text);
    }

    void say(String what, Take take) {
        say(String.format(
                Locale.ROOT,
                "%s: %,.0f/s, %,.0f per core-second, servers %.1f us per event, others %.0f %%; %s",
                what,
                take.perSecond(),
                take.perCoreSecond(),
                take.serverMicrosPerEvent(),
                take.usage().others() * 100,
                take.usage().processorSeconds()));
    }

    void add(Section section, Comparison comparison) {
        report.add(section.word(), comparison);
        say(String.format(
                Locale.ROOT,
                "= %s: %.2f of %s (per core-second %.2f), gate %.2f: %s",
                comparison.name(),
                comparison.ratio().median(),
                comparison.peer(),
                comparison.coreRatio().median(),
                comparison.gate(),
                comparison.verdict()));
    }
}
