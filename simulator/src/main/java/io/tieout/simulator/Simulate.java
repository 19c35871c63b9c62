package io.tieout.simulator;

import io.tieout.simulator.books.BalanceLines;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.output.CloudEventLines;
import io.tieout.simulator.output.Counted;
import io.tieout.simulator.output.Output;
import io.tieout.simulator.output.Pace;
import io.tieout.simulator.output.RatePace;
import io.tieout.simulator.output.ReplayPace;
import io.tieout.simulator.output.Sink;
import io.tieout.simulator.output.SuiteFeed;
import io.tieout.simulator.output.TruthLines;
import io.tieout.simulator.output.VendorLines;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.VendorShapes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lets a retailer live through some days and writes what its systems tell to a file, or posts it to the suite.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Writes what the systems of a retailer tell of some days, as CloudEvents, one to a line. The same seed,"
                        + " days and orders give the same file, byte for byte.")
final class Simulate implements Callable<Integer> {

    private static final long RATE_MOST = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", description = "Which world; any number. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--from", defaultValue = "2026-03-01", description = "The first day. Default: ${DEFAULT-VALUE}.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--days", defaultValue = "1", description = "How many days. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--orders",
            defaultValue = "1000",
            description = "Orders and store sales of a day. Default: ${DEFAULT-VALUE}.")
    private int orders;

    @Option(
            names = "--into-suite",
            description =
                    "Post them to the running suite instead, each system with a key of its own. The suite must run in"
                            + " replay mode (./tieout up --replay) and have a tenant that is new (TIEOUT_TENANT).")
    private boolean isIntoSuite;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "With --into-suite: post so many events a second, or with 0 as fast as the suite takes them, and leave"
                            + " its clock alone. It need not run in replay mode then; what was told in the past is"
                            + " overdue when it comes.")
    private @Nullable Long perSecond;

    @Option(
            names = "--step-hours",
            defaultValue = "1",
            description =
                    "With --into-suite: after how many hours of the retailer the suite's clock follows. Larger steps are"
                            + " faster and say less exactly when something was detected. Default: ${DEFAULT-VALUE}.")
    private int stepHours;

    @Option(
            names = "--vendor-shapes",
            description =
                    "What the American web shop and its processor tell leaves as webhooks of Shopify and Stripe, where"
                            + " they have one for it; everything else stays a CloudEvent.")
    private boolean isVendorShaped;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; standard output if left out.")
    private @Nullable Path file;

    @Option(
            names = "--faults",
            description =
                    "What goes wrong, separated by commas: name=percent of what the fault counts by, all=percent for each"
                            + " fault, name@type:issuer:value for one record, name@source/from/duration for a time."
                            + " ./tieout faults lists them. Nothing if left out.")
    private @Nullable String faults;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Where to write what went wrong and what should be found of it, one JSON object to a line.")
    private @Nullable Path truthFile;

    @Option(
            names = "--balances",
            paramLabel = "FILE",
            description =
                    "Where to write the balance of each account that follows from what was told, one JSON object to a"
                            + " line, and what was stated last of each.")
    private @Nullable Path balancesFile;

    @Override
    public Integer call() throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        Retailer.Plan plan = plan();
        try (Output output = output(plan);
                TruthLines truth = new TruthLines(truthFile);
                BalanceLines balances = balances()) {
            long beganNanos = System.nanoTime();
            Counted counted = new Counted(balances == null ? output : balances.told(output));
            Sink unharmed = balances == null ? _ -> {} : balances.clean();
            new Play(plan, faults()).into(counted, unharmed, truth, done -> {
                progress.printf(
                        Locale.ROOT,
                        "day %d of %d: %,d web orders, %,d store sales, %,d things to come%n",
                        done.day(),
                        done.days(),
                        done.webOrders(),
                        done.storeSales(),
                        done.open());
                progress.flush();
            });
            output.finish();
            summary(progress, counted, truth, Duration.ofNanos(System.nanoTime() - beganNanos));
            if (balances != null) {
                balances.write();
                summary(progress, balances);
            }
        }
        return 0;
    }

    private Retailer.Plan plan() {
        if (perSecond != null && (perSecond < 0 || perSecond > RATE_MOST)) {
            throw new ParameterException(
                    spec.commandLine(), "rate: from 0 to " + RATE_MOST + " events a second, not " + perSecond);
        }
        if (stepHours < 1 || stepHours > 24) {
            throw new ParameterException(spec.commandLine(), "step-hours: from 1 to 24, not " + stepHours);
        }
        try {
            return new Retailer.Plan(seed, from, days, orders);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private FaultPlan faults() {
        try {
            return faults == null ? FaultPlan.none() : FaultPlan.parse(faults);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private @Nullable BalanceLines balances() throws IOException {
        return balancesFile == null ? null : new BalanceLines(balancesFile, !faults().isNone());
    }

    private Output output(Retailer.Plan plan) throws IOException {
        World world = new World(plan.seed());
        VendorShapes shapes = isVendorShaped ? VendorShapes.of(world.company("US")) : VendorShapes.none();
        if (isIntoSuite) {
            Suite suite = Suite.fromEnvironment(System.getenv());
            Pace pace = perSecond == null ? new ReplayPace(suite) : new RatePace(perSecond);
            return new SuiteFeed(suite, world.parties(), shapes, pace, Duration.ofHours(stepHours));
        }
        OutputStream out = file == null ? System.out : Files.newOutputStream(file);
        return isVendorShaped ? new VendorLines(out, shapes) : new CloudEventLines(out);
    }

    private static void summary(PrintWriter progress, Counted output, TruthLines truth, Duration took) {
        long all = output.counts().values().stream().mapToLong(Long::longValue).sum();
        progress.printf(
                Locale.ROOT,
                "%n%,d events in %d.%d s, %,d a second%n",
                all,
                took.toSeconds(),
                took.toMillisPart() / 100,
                all * 1_000 / Math.max(1, took.toMillis()));
        output.counts().forEach((type, count) -> progress.printf(Locale.ROOT, "%,12d  %s%n", count, type.code()));
        if (!truth.counts().isEmpty()) {
            progress.printf("%nWhat went wrong%n");
            truth.counts()
                    .forEach((fault, states) -> progress.printf(
                            Locale.ROOT,
                            "%,12d  %s: %s%s%n",
                            states.values().stream().mapToLong(Long::longValue).sum(),
                            fault.code(),
                            fault.meaning(),
                            notExpected(states)));
        }
        progress.flush();
    }

    private static void summary(PrintWriter progress, BalanceLines balances) {
        progress.printf("%nTrial balance%n");
        balances.totals()
                .forEach(total -> progress.printf(
                        "%16s %s  debits %s, credits %s, difference %s%n",
                        total.entity(),
                        total.debits().currency(),
                        total.debits().decimal(),
                        total.credits().decimal(),
                        total.difference().decimal()));
        progress.flush();
    }

    /// Why not all of it has to be found.
    private static String notExpected(Map<State, Long> states) {
        String words = states.entrySet().stream()
                .filter(each -> each.getKey() != State.EXPECTED)
                .map(each -> String.format(
                        Locale.ROOT, "%,d %s", each.getValue(), each.getKey().code()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }
}
