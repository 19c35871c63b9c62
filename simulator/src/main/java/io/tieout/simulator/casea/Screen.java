package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.simulator.casea.Findings.Row;
import io.tieout.simulator.suite.AlertReceiver.Notice;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.text.Table;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Shows what was found, for people.
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ROOT);
    private static final int EVIDENCE_MAX = 10;

    private final PrintStream out;
    private final Suite suite;

    Screen(PrintStream out, Suite suite) {
        this.out = out;
        this.suite = suite;
    }

    void say(String line) {
        out.println(line);
    }

    void threeColumn(List<Row> rows, String residual) {
        heading("Refunds, storefront against ERP (USD, as of 6 Mar 2026, net = source - ERP)");
        Table table = new Table(
                "lrrrrrrrr", "Status", "Src #", "Source", "ERP #", "ERP", "Net", "= breaks", "+ timing", "Abs. breaks");
        for (Row row : rows) {
            table.row(
                    row.status(),
                    Integer.toString(row.sourceCount()),
                    row.source(),
                    Integer.toString(row.erpCount()),
                    row.erp(),
                    row.variance(),
                    row.breaks(),
                    row.timing(),
                    row.absolute());
        }
        print(table);
        say("  residual " + residual);
    }

    void breaks(Reader reader, List<JsonNode> breaks) {
        heading("Breaks");
        Table table = new Table("llrlrlll", "About", "Class", "Delta", "Status", "Age", "Sev.", "Authority", "Step");
        for (JsonNode found : breaks) {
            table.row(
                    reader.refundOf(found),
                    found.path("class").asText(),
                    found.at("/delta/amount").asText(),
                    found.path("status").asText(),
                    found.path("mismatchAgeDays").asText() + " d",
                    found.path("severity").asText(),
                    found.path("authority").asText(),
                    found.path("handoffStep").asText());
        }
        print(table);
    }

    void evidence(String name, JsonNode detail) {
        heading("Why step " + detail.at("/handoff/step").asText() + " for " + name);
        int shown = 0;
        for (JsonNode sentence : detail.at("/handoff/evidence")) {
            if (shown++ < EVIDENCE_MAX) {
                say("  " + sentence.asText());
            }
        }
        say("  Repair: " + detail.at("/break/repair").asText());
    }

    void alert(JsonNode alert, List<Notice> notices, int mails) {
        heading("The alert that went out");
        say("  " + alert.path("summary").asText());
        say("  net " + alert.at("/net/amount").asText() + ", absolute "
                + alert.at("/absolute/amount").asText() + " USD in "
                + alert.path("count").asText()
                + " breaks, " + alert.path("state").asText());
        for (Notice notice : notices) {
            say("  signed webhook received and verified: "
                    + notice.body().at("/type").asText(notice.id()) + ", id " + notice.id());
        }
        say("  e-mails in the local mailbox: " + mails + "   " + suite.mailbox());
    }

    void timeline(String name, JsonNode transaction) {
        heading("The transaction of " + name + ", every system's story (New York time)");
        Table table = new Table("lllrl", "When", "Who", "What", "Amount", "Became");
        for (JsonNode event : transaction.path("events")) {
            table.row(
                    TIME.format(OffsetDateTime.parse(event.path("occurredAt").asText())
                            .withOffsetSameInstant(CaseA.NEW_YORK)),
                    event.path("source").asText(),
                    event.path("type").asText().replace("tieout.", "").replace(".v1", "") + " "
                            + event.path("transition").asText(),
                    event.at("/amount/amount").asText("-"),
                    event.path("outcome").asText());
        }
        print(table);
        for (JsonNode entry : transaction.path("entries")) {
            StringBuilder lines =
                    new StringBuilder("  entry, row " + entry.path("row").asText() + ":");
            entry.path("lines")
                    .forEach(line -> lines.append("  ")
                            .append(line.path("side").asText().equals("debit") ? "Dr " : "Cr ")
                            .append(line.path("account").asText())
                            .append(' ')
                            .append(line.path("name").asText())
                            .append(' ')
                            .append(line.at("/amount/amount").asText()));
            say(lines.toString());
        }
    }

    void links(String traceId, String token) {
        heading("Look around");
        say("  one trace, from the request to the alert   " + suite.traces() + "/zipkin/traces/" + traceId);
        say("  the page for finance                       " + suite.recon() + "/pages/sign-in#token=" + token);
        say("  the alert's e-mail                         " + suite.mailbox());
        say("  API descriptions                           " + suite.ingest() + "/q/swagger-ui  (" + suite.ledger()
                + ", " + suite.recon() + ", " + suite.alert() + " likewise)");
    }

    private void heading(String text) {
        say("");
        say(text);
        say("");
    }

    private void print(Table table) {
        table.lines().forEach(line -> say("  " + line));
    }
}
