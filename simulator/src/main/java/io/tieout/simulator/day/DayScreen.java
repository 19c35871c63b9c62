package io.tieout.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.EventType;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.text.Table;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a day came to, on one screen.
final class DayScreen {

    private static final int BREAKS_SHOWN = 8;
    private static final int BREAKS_READ = 500;
    private static final int TYPES_SHOWN = 6;

    private final PrintStream out;
    private final Suite suite;
    private final Client client;

    DayScreen(PrintStream out, Suite suite, Client client) {
        this.out = out;
        this.suite = suite;
        this.client = client;
    }

    void told(Map<EventType, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<EventType, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TYPES_SHOWN)
                .map(each -> String.format(
                        Locale.ROOT, "%,d %s", each.getValue(), each.getKey().words()))
                .collect(Collectors.joining(", "));
        heading("What was told");
        say(String.format(Locale.ROOT, "  %,d events of %d types: %s, ...", all, counts.size(), most));
    }

    /// By fault: how much of what went wrong was found, and called by its name.
    void found(JsonNode score) {
        heading("What went wrong on purpose, and what was found of it");
        Table table = new Table("lrr", "Fault", "Happened", "Found");
        score.path("byFault")
                .properties()
                .forEach(each -> table.row(
                        each.getKey(),
                        each.getValue().path("whole").asText(),
                        each.getValue().path("part").asText()));
        print(table);
        say("");
        say("  found, of what went wrong " + of(score.path("recall")) + ", of refunds "
                + of(score.at("/byDocumentType/credit-memo")));
        say("  right, of what was found  " + of(score.path("precision")));
    }

    private static String of(JsonNode share) {
        return share.path("part").asText() + " of " + share.path("whole").asText();
    }

    /// Every entry balances; whether the sums do is asked all the same.
    boolean balances() {
        heading("The books");
        boolean isBalanced = true;
        JsonNode books = client.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken())
                .path("books");
        for (JsonNode book : books) {
            String difference = book.at("/totals/difference/amount").asText();
            isBalanced &= difference.equals("0.00");
            say("  " + book.path("entity").asText() + " "
                    + book.path("currency").asText() + "   debits "
                    + book.at("/totals/debits/amount").asText() + "   credits "
                    + book.at("/totals/credits/amount").asText() + "   difference " + difference);
        }
        return isBalanced && !books.isEmpty();
    }

    void breaks() {
        heading("The largest breaks");
        Table table = new Table("llrlll", "About", "Class", "Delta", "Currency", "Severity", "Step");
        List<JsonNode> breaks = new ArrayList<>();
        client.get(suite.recon(), "/v1/breaks?pageSize=" + BREAKS_READ, suite.viewerToken())
                .path("items")
                .forEach(breaks::add);
        breaks.sort(Comparator.comparing(DayScreen::delta).reversed());
        for (JsonNode found : breaks.subList(0, Math.min(BREAKS_SHOWN, breaks.size()))) {
            table.row(
                    found.path("ruleKey").asText(),
                    found.path("class").asText(),
                    found.at("/delta/amount").asText(),
                    found.at("/delta/currency").asText(),
                    found.path("severity").asText(),
                    found.path("handoffStep").asText());
        }
        print(table);
    }

    private static BigDecimal delta(JsonNode found) {
        return new BigDecimal(found.at("/delta/amount").asText("0")).abs();
    }

    void more(Path page, Path truth) {
        heading("Look around");
        say("  all breaks, a page for finance     " + suite.recon() + "/pages/sign-in#token=" + suite.viewerToken());
        say("  how good that is, with charts      " + page.toUri());
        say("  what went wrong, line by line      " + truth);
        say("  the alerts' e-mails                " + suite.mailbox());
        say("  what else can go wrong             ./tieout faults");
    }

    private void heading(String text) {
        say("");
        say(text);
        say("");
    }

    private void print(Table table) {
        table.lines().forEach(line -> say("  " + line));
    }

    private void say(String line) {
        out.println(line);
    }
}
