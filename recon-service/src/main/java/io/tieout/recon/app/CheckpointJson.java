package io.tieout.recon.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.app.Checkpoints.Sealed;
import io.tieout.recon.domain.checkpoint.Bridge;
import io.tieout.recon.domain.checkpoint.Content;
import io.tieout.recon.domain.checkpoint.ControlTotal;
import io.tieout.recon.domain.checkpoint.Manual;
import io.tieout.recon.domain.checkpoint.OpenGroup;
import io.tieout.recon.domain.checkpoint.Received;
import io.tieout.recon.domain.checkpoint.RuleProof;
import io.tieout.recon.domain.checkpoint.Tally;
import io.tieout.recon.domain.checkpoint.Unsealed;
import io.tieout.recon.domain.feed.Coverage;
import io.tieout.recon.domain.report.ByHand;
import io.tieout.recon.domain.report.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The canonical form of a checkpoint's content, which the hash is taken over: UTF-8, keys sorted, no white space,
/// amounts as decimals of the currency in text, counts as whole numbers, dates as `2026-03-06`, absent parts left out.
final class CheckpointJson {

    private static final int VERSION = 7;

    private static final JsonMapper CANONICAL = JsonMapper.builder().build();

    private CheckpointJson() {}

    static Sealed seal(Content content) {
        try {
            String json = CANONICAL.writeValueAsString(tree(content));
            byte[] sha256 = CanonicalBytes.sha256(json.getBytes(StandardCharsets.UTF_8));
            return new Sealed(json, HexFormat.of().formatHex(sha256), content.isComplete());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a checkpoint's content is maps of texts and numbers", impossible);
        }
    }

    /// What keeps it from being signed though it is complete; nothing in those of before there was any of
    /// it.
    static List<String> hindrances(Sealed sealed) {
        return texts(read(sealed).path("hindrances"));
    }

    /// Who accepted something large in it.
    static List<String> decidersOfLarge(Sealed sealed) {
        return texts(read(sealed).path("accepted").path("decidersOfLarge"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static JsonNode read(Sealed sealed) {
        try {
            return CANONICAL.readTree(sealed.json());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was frozen is no JSON", broken);
        }
    }

    private static Map<String, Object> unsealed(Unsealed unsealed) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("count", unsealed.count());
        tree.put(
                "first",
                unsealed.first().stream()
                        .map(day -> new TreeMap<>(Map.of(
                                "record",
                                day.record(),
                                "businessDate",
                                day.businessDate().toString())))
                        .toList());
        return tree;
    }

    private static Map<String, Object> tree(Content content) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", VERSION);
        tree.put("entity", content.window().entity());
        tree.put("currency", content.window().currency().getCurrencyCode());
        tree.put("from", content.window().from().toString());
        tree.put("to", content.window().to().toString());
        tree.put("asOf", content.window().to().toString());
        tree.put("complete", content.isComplete());
        tree.put("gaps", content.gaps());
        tree.put("rules", content.rules().stream().map(CheckpointJson::rule).toList());
        tree.put("bridge", bridge(content.total()));
        Map<String, Object> open = new TreeMap<>();
        open.put("sha256", content.openSha256());
        open.put("groups", content.open().stream().map(CheckpointJson::group).toList());
        open.put("outOfPeriod", tally(content.openOf(each -> each == BreakClass.WRONG_PERIOD)));
        tree.put("openBreaks", open);
        tree.put("manual", manual(content.manual()));
        tree.put(
                "accepted",
                AcceptedJson.accepted(content.accepted(), content.total().unadjusted()));
        tree.put("settled", AcceptedJson.byRule(content.accepted().settled()));
        tree.put("settledByLedger", AcceptedJson.byLedger(content.accepted().byLedger(), content.balanceTie()));
        tree.put("repeating", AcceptedJson.byRule(content.accepted().repeating()));
        tree.put("unadjusted", AcceptedJson.unadjusted(content.unadjusted()));
        tree.put("hindrances", content.hindrances());
        if (content.previousSha256() != null) {
            tree.put("previousSha256", content.previousSha256());
        }
        List<Map<String, Object>> notAvailable = new ArrayList<>();
        if (content.unsealed() == null) {
            notAvailable.add(missing("unsealed", "no rule says what must be sealed"));
        } else {
            tree.put("unsealed", unsealed(content.unsealed()));
        }
        if (content.unadjusted().grossSales() == null) {
            notAvailable.add(
                    missing("closeTolerance", "the ledger told nothing of accounts of this entity and currency"));
        }
        if (content.received() == null) {
            notAvailable.addFirst(missing(
                    "feeds",
                    "no rule about feeds is in force, or the window has more than " + Received.DAYS_MAX + " days"));
        } else {
            tree.put(
                    "feeds",
                    content.received().feeds().stream()
                            .map(CheckpointJson::feed)
                            .toList());
            tree.put(
                    "controlTotals",
                    content.received().totals().stream()
                            .map(CheckpointJson::controlTotal)
                            .toList());
        }
        if (content.balanceTie() == null) {
            notAvailable.add(missing("balanceTie", "the ledger told nothing of accounts of this entity and currency"));
        } else {
            tree.put("balanceTie", BalanceTieJson.tree(content.balanceTie()));
        }
        tree.put("notAvailable", notAvailable);
        return tree;
    }

    private static Map<String, Object> manual(Manual manual) {
        Map<String, Object> tree = byHand(manual.total().count(), manual.total().net());
        tree.put("byPerson", byHand(manual.by(ByHand.Part.PERSON)));
        tree.put("byAccount", byHand(manual.by(ByHand.Part.ACCOUNT)));
        return tree;
    }

    private static List<Map<String, Object>> byHand(List<ByHand> parts) {
        return parts.stream()
                .map(each -> {
                    Map<String, Object> tree = byHand(each.count(), each.amount());
                    tree.put("name", each.name());
                    return tree;
                })
                .toList();
    }

    private static Map<String, Object> byHand(long documents, Money amount) {
        return new TreeMap<>(Map.of("documents", documents, "amount", amount.decimal()));
    }

    private static Map<String, Object> feed(Coverage feed) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("rule", feed.rule());
        tree.put("feed", feed.feed());
        tree.put("source", feed.source());
        tree.put("expected", feed.expected());
        tree.put("received", feed.received());
        tree.put("missing", feed.missing());
        return tree;
    }

    private static Map<String, Object> controlTotal(ControlTotal total) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("source", total.source());
        tree.put("role", total.role().code());
        tree.put("type", total.type().code());
        tree.put("events", total.events());
        tree.put("amount", total.amount().decimal());
        return tree;
    }

    private static Map<String, Object> rule(RuleProof proof) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("rule", proof.rule().name());
        tree.put("sha256", proof.rule().sha256());
        tree.put("complete", proof.isComplete());
        tree.put("rows", proof.rows().stream().map(CheckpointJson::line).toList());
        tree.put("total", line(proof.total()));
        tree.put("carried", line(proof.carried()));
        tree.put("bridge", bridge(proof.bridge()));
        return tree;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("key", line.key());
        tree.put("sourceCount", line.sourceCount());
        tree.put("source", line.source().decimal());
        tree.put("erpCount", line.targetCount());
        tree.put("erp", line.target().decimal());
        tree.put("netVariance", line.variance().decimal());
        tree.put("breaks", line.breaks().decimal());
        tree.put("timing", line.timing().decimal());
        tree.put("absoluteBreaks", line.absoluteBreaks().decimal());
        return tree;
    }

    private static Map<String, Object> bridge(Bridge bridge) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("opening", tally(bridge.opening()));
        tree.put("opened", tally(bridge.opened()));
        tree.put("resolved", tally(bridge.resolved()));
        tree.put("accepted", tally(bridge.accepted()));
        tree.put("breaks", tally(bridge.breaks()));
        tree.put("unadjusted", tally(bridge.unadjusted()));
        tree.put("timing", bridge.timing().decimal());
        tree.put("variance", bridge.variance().decimal());
        tree.put("residual", bridge.residual().decimal());
        return tree;
    }

    private static Map<String, Object> group(OpenGroup group) {
        Map<String, Object> tree = tally(group.tally());
        tree.put("severity", group.severity().code());
        tree.put("class", group.breakClass().code());
        tree.put("ageBucket", group.bucket());
        return tree;
    }

    static Map<String, Object> tally(Tally tally) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("count", tally.count());
        tree.put("net", tally.net().decimal());
        tree.put("absolute", tally.absolute().decimal());
        return tree;
    }

    private static Map<String, Object> missing(String part, String reason) {
        return new TreeMap<>(Map.of("part", part, "reason", reason));
    }
}
