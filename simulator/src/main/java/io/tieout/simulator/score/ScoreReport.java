package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.score.Score.Share;
import io.tieout.simulator.suite.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// A score for people and for programs.
final class ScoreReport {

    private static final int WRONG_SHOWN = 10;

    private final Score score;

    ScoreReport(Score score) {
        this.score = score;
    }

    /// A table that fits a terminal.
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "found of what went wrong (recall)", score.recall());
        line(text, "right of what was found (precision)", score.precision());
        text.append("\nOf what was found, called by the right name\n");
        score.agreement().forEach((field, share) -> line(text, "  " + field, share));
        text.append("\nFound, by fault\n");
        score.recallBy(Expected::fault).forEach((fault, share) -> line(text, "  " + fault, share));
        text.append("\nFound, by what the ERP was to make of it\n");
        score.recallBy(Expected::documentType).forEach((type, share) -> line(text, "  " + type, share));
        text.append("\nAmounts, found of injected\n");
        score.amounts()
                .forEach((currency, amounts) -> text.append(String.format(
                        Locale.ROOT,
                        "  %-36s %s of %s%n",
                        currency,
                        amounts.get(0).decimal(),
                        amounts.get(1).decimal())));
        text.append(String.format(
                Locale.ROOT,
                "%nFrom detectable to detected: median %s, 90 %% within %s%n",
                words(score.timeToDetect(50)),
                words(score.timeToDetect(90))));
        if (!score.wrong().isEmpty()) {
            text.append("\nFound where nothing was wrong, or once too often\n");
            score.wrong().stream()
                    .limit(WRONG_SHOWN)
                    .forEach(found -> text.append(String.format(
                            Locale.ROOT, "  %-24s %s %s%n", found.breakClass(), found.about(), found.delta())));
            if (score.wrong().size() > WRONG_SHOWN) {
                text.append("  and ").append(score.wrong().size() - WRONG_SHOWN).append(" more\n");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Share share) {
        text.append(String.format(
                Locale.ROOT, "%-38s %6d of %6d  %8s%n", what, share.part(), share.whole(), share.percent()));
    }

    private static String words(Duration duration) {
        return String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("recall", json(score.recall()));
        json.set("precision", json(score.precision()));
        json.set("agreement", json(score.agreement()));
        json.set("byFault", json(score.recallBy(Expected::fault)));
        json.set("byClass", json(score.recallBy(Expected::breakClass)));
        json.set("byStep", json(score.recallBy(Expected::step)));
        json.set("byDocumentType", json(score.recallBy(Expected::documentType)));
        ObjectNode amounts = json.putObject("amounts");
        score.amounts()
                .forEach((currency, both) -> amounts.putObject(currency)
                        .put("found", both.get(0).decimal())
                        .put("injected", both.get(1).decimal()));
        json.putObject("secondsToDetect")
                .put("median", score.timeToDetect(50).toSeconds())
                .put("p90", score.timeToDetect(90).toSeconds());
        ArrayNode missed = json.putArray("missed");
        score.missed()
                .forEach(each -> missed.addObject()
                        .put("fault", each.fault())
                        .put("about", each.about())
                        .put("class", each.breakClass()));
        ArrayNode wrong = json.putArray("wrong");
        score.wrong()
                .forEach(each -> wrong.addObject().put("about", each.about()).put("class", each.breakClass()));
        return json;
    }

    private static ObjectNode json(Map<String, Share> shares) {
        ObjectNode json = Json.object();
        shares.forEach((name, share) -> json.set(name, json(share)));
        return json;
    }

    private static ObjectNode json(Share share) {
        return Json.object().put("part", share.part()).put("whole", share.whole());
    }
}
