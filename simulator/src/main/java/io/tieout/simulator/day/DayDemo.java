package io.tieout.simulator.day;

import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.output.Counted;
import io.tieout.simulator.output.ReplayPace;
import io.tieout.simulator.output.SuiteFeed;
import io.tieout.simulator.output.TruthLines;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import io.tieout.simulator.score.Scoring;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.VendorShapes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/// Plays a day of the retailer into the running suite, with faults, and shows what the suite made of it.
public final class DayDemo {

    private static final long SEED = 7;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int ORDERS = 400;

    /// Often enough that each happens to some refund of so small a retailer.
    private static final String FAULTS = "not-received=5,dead-lettered=5,rejected=5,swallowed=5,wrong-amount=5,"
            + "posted-twice=5,reason-lost=15,wrong-type=5,posted-late=5,told-differently=4";

    private static final Duration STEP = Duration.ofHours(12);

    private DayDemo() {}

    /// @param folder where the truth and the page of the score go
    /// @return whether the books balance
    public static boolean play(Map<String, String> environment, Path folder, PrintStream out) throws IOException {
        Suite suite = Suite.fromEnvironment(environment);
        Files.createDirectories(folder);
        Path truth = folder.resolve("truth.jsonl");
        Retailer.Plan plan = new Retailer.Plan(SEED, DAY, 1, ORDERS);
        World world = new World(SEED);
        out.printf(
                "Playing %s of a retailer with %d stores, two web shops and a marketplace: %d orders and sales, told by %d systems,%n"
                        + "and what follows of them in the weeks after: refunds, payouts, disputes. This takes about two minutes.%n",
                DAY, world.storeCount(), ORDERS, world.parties().size());
        Counted counted;
        try (SuiteFeed feed = new SuiteFeed(suite, world.parties(), VendorShapes.none(), new ReplayPace(suite), STEP);
                TruthLines lines = new TruthLines(truth)) {
            counted = new Counted(feed);
            new Play(plan, FaultPlan.parse(FAULTS)).into(counted, lines, _ -> {});
            feed.finish();
        }
        Scoring scoring = new Scoring(truth);
        scoring.add("suite", suite);
        Scoring.Result score = scoring.result(null);
        Path page = folder.resolve("score.html");
        Files.writeString(page, score.page());
        try (Client client = new Client()) {
            DayScreen screen = new DayScreen(out, suite, client);
            screen.told(counted.counts());
            screen.found(score.json());
            boolean isBalanced = screen.balances();
            screen.breaks();
            screen.more(page, truth);
            return isBalanced;
        }
    }
}
