package io.tieout.bench;

import io.tieout.bench.figure.Report;
import io.tieout.bench.stack.BenchStack;
import java.nio.file.Path;
import java.util.Map;

/// `./tieout bench [ingest] [ledger] [growth] [recon] [volume] [suite] [--quick]`.
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        // Before anything logs: the clients would dump their configuration between the progress lines.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty(
                "logging.configuration",
                String.valueOf(Main.class.getResource("/io/tieout/stack/quiet-logging.properties")));
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println("tieout: " + wrong.getMessage());
            System.exit(1);
            return;
        }
        Map<String, String> environment = System.getenv();
        Path root = Path.of(environment.getOrDefault("TIEOUT_ROOT", ".")).toAbsolutePath();
        Path home = Path.of(environment.getOrDefault("TIEOUT_HOME", ".tieout/bench"))
                .toAbsolutePath();
        Report report = new Report(options.isQuick());
        try (BenchStack stack = new BenchStack(root, home)) {
            measure(new Run(stack, options, report));
        }
        System.out.println(report.table());
        System.exit(0);
    }

    /// A run of all sections writes the page, after each of them, so that one that breaks off leaves what it has.
    private static void measure(Run run) {
        Path page = run.stack().root().resolve("docs/reference/performance.md");
        boolean isWhole = run.options().sections().size() == Section.values().length;
        for (Section section : run.options().sections()) {
            switch (section) {
                case INGEST -> new IngestSection(run).measure();
                case LEDGER -> new LedgerSection(run).measure();
                case GROWTH -> new GrowthSection(run).measure();
                case RECON -> new ReconSection(run).measure();
                case VOLUME -> new VolumeSection(run).measure();
                case SUITE -> new SuiteSection(run).measure();
            }
            if (isWhole) {
                run.report().writeTo(page);
            }
        }
        if (!isWhole) {
            run.say("only a run of all sections writes " + page.getFileName());
        }
    }
}
