package io.tieout.bench;

import io.tieout.bench.LedgerRun.Load;
import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Story;
import io.tieout.bench.stack.StatementTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// From Kafka to the committed journal and the acknowledged recorded event: against a COPY of the same rows, against a
/// ledger of SQL functions, and with one account against many.
final class LedgerSection {

    /// The many of one account against many.
    private static final int STORES = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Run run;
    private final DatabaseCopy database;

    LedgerSection(Run run) {
        this.run = run;
        database = new DatabaseCopy(run.stack(), "ledger");
    }

    void measure() {
        run.stack().up("kafka");
        try (Offsets offsets = new Offsets(run.stack().bootstrap())) {
            LedgerRun ledger = new LedgerRun(run, database, offsets);
            ledger.begin();
            run.stack().stop("ledger");
            database.take();
            run.stack().up("ledger");
            run.say("ledger: warming up");
            for (int i = 0; i < run.options().warmUps(); i++) {
                take(stories("warm-linked-" + i, true), ledger);
                take(stories("warm-alone-" + i, false), ledger);
                take(deposits("warm-deposits-" + i, STORES), ledger);
            }
            compare("stories of five linked events", true, ledger);
            compare("the same events without references", false, ledger);
            compareTransfers(ledger);
            costs(ledger);
        }
        run.stack().stop("ledger");
    }

    private Load stories(String name, boolean linked) {
        return Load.stories("bench-" + name, run.options().stories(), linked);
    }

    private Load deposits(String name, int stores) {
        return Load.deposits("bench-" + name, run.options().stories() * Story.EVENTS, stores);
    }

    private void compare(String name, boolean linked, LedgerRun ledger) {
        List<Take> ours = new ArrayList<>();
        List<Take> theirs = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            Pair pair = take(stories((linked ? "linked-" : "alone-") + round, linked), ledger);
            ours.add(pair.ledger());
            run.say("ledger, " + name, pair.ledger());
            theirs.add(pair.copy());
            run.say("COPY, " + name, pair.copy());
        }
        double gate = linked ? 0.35 : 0;
        double goal = linked ? 0.55 : 0;
        run.add(Section.LEDGER, new Comparison(name, "raw COPY", gate, goal, ours, theirs));
    }

    private record Pair(Take ledger, Take copy) {}

    /// The copy gets the rows of every take, so both databases always hold the same.
    private Pair take(Load load, LedgerRun ledger) {
        return new Pair(ledger.take(load), new JournalCopy(run.stack(), database).take(load.tenant(), load.events()));
    }

    /// Deposits are the ledger's side, since a deposit is one transfer between two accounts.
    private void compareTransfers(LedgerRun ledger) {
        TransferFunctions functions = new TransferFunctions(run.stack());
        functions.create();
        double seconds = 2 * run.options().seconds();
        functions.take(TransferFunctions.Call.SINGLE, seconds);
        functions.take(TransferFunctions.Call.ARRAYS, seconds);
        List<Take> many = new ArrayList<>();
        List<Take> one = new ArrayList<>();
        List<Take> single = new ArrayList<>();
        List<Take> arrays = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            many.add(told("ledger, deposits of many stores", ledger.take(deposits("many-" + round, STORES))));
            one.add(told("ledger, deposits of one store", ledger.take(deposits("one-" + round, 1))));
            single.add(told("SQL functions, one call a transfer", timed(functions, TransferFunctions.Call.SINGLE)));
            arrays.add(told("SQL functions, arrays", timed(functions, TransferFunctions.Call.ARRAYS)));
        }
        run.add(
                Section.LEDGER,
                new Comparison("deposits of ten thousand stores", "SQL function, one call each", 12, 20, many, single));
        run.add(
                Section.LEDGER,
                new Comparison("deposits of ten thousand stores", "SQL function, arrays of 100", 3, 5, many, arrays));
        run.add(
                Section.LEDGER,
                new Comparison("deposits of one store: one hot account", "of ten thousand", 0.9, 0.9, one, many));
    }

    private Take timed(TransferFunctions functions, TransferFunctions.Call call) {
        database.checkpoint();
        return functions.take(call, 2 * run.options().seconds());
    }

    private Take told(String what, Take take) {
        run.say(what, take);
        return take;
    }

    /// One more take, which is not compared, because logging each statement costs time itself.
    private void costs(LedgerRun ledger) {
        Load load = stories("costs", true);
        try (StatementTimes times = StatementTimes.begin(run.stack())) {
            ledger.take(load);
            ledger.awaitDone(PATIENCE);
            Map<String, Double> millis = new TreeMap<>();
            times.millisByTable("ledger").forEach((table, sum) -> millis.merge(featureOf(table), sum, Double::sum));
            millis.forEach((feature, sum) -> run.report().add(new Report.Cost(feature, sum * 1000 / load.events())));
        }
    }

    /// What a table of the ledger is for.
    private static String featureOf(String table) {
        return switch (table) {
            case "event_key", "duplicate", "conflict" -> "deduplication: each fact once";
            case "event" -> "the event itself";
            case "joining_reference", "hub_reference", "added_reference", "grouping_reference" -> "references";
            case "transaction", "transaction_alias" -> "correlation: transactions and their merges";
            case "entry", "line", "awaiting_entry" -> "journal: entries and balanced lines";
            case "book_value", "valued_part" -> "costs and rates";
            case "balance_delta", "account_delta" -> "balances";
            case StatementTimes.NO_TABLE -> "begin and commit";
            default -> "anything else";
        };
    }
}
