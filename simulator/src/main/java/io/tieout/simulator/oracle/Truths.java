package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.Tender;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.oracle.Verdict.Conclusion;
import io.tieout.simulator.retailer.Message;
import io.tieout.simulator.retailer.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the lines of the truth. Most are written when their story ends; what is wrong with an order's refunds or with
/// a stated balance, and what a window did, only when everything was told.
final class Truths {

    private final Verdict verdict;
    private final Partials partials;
    private final Alone alone = new Alone();
    private final Nameless nameless;
    private final NamelessLines lines = new NamelessLines();
    private final Common common;
    private final Expected expected = new Expected();
    private final Logs logs = new Logs();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();

    /// A window in which something was wrong with a system.
    private static final class Incident {
        private final Injection injection;
        private @Nullable Finding worst;

        Incident(Injection injection) {
            this.injection = injection;
        }
    }

    Truths(Verdict verdict, Consumer<Expectation> lines) {
        this.verdict = verdict;
        this.partials = new Partials(about -> verdict.sourceOf(about).code());
        this.nameless = new Nameless(partials);
        this.common = new Common(lines);
    }

    /// Hears what would be told, and what is told: some stories should not have happened.
    void heard(BusinessEvent event, @Nullable Sent sent) {
        if (sent != null) {
            partials.sent(sent);
        } else if (event instanceof BalanceStated balance) {
            alone.heard(balance);
        } else if (event instanceof UnitCostChanged cost) {
            verdict.costs(cost);
        } else if (event instanceof RefundIssued refund
                && !Tender.ORIGINAL.code().equals(refund.tender())) {
            verdict.paidOntoCard(Records.about(refund, null));
        }
    }

    /// Hears what is told.
    void told(BusinessEvent event) {
        expected.told(event);
        logs.told(event);
    }

    void incident(Injection injection) {
        incidents.put(injection.id(), new Incident(injection));
    }

    /// Of several injections the one that shows is to be found, and hides the others. An incident hides all.
    void ended(Story story) {
        Sent lost = Nameless.lostBy(story);
        if (lost != null && !Nameless.isSought(story, lost)) {
            // Something else is wrong too, so that nobody looks for the document.
            common.accept(Nameless.document(story, lost));
            nameless.add(story, lost);
            conclude(story.without(lost), null);
        } else {
            conclude(story, lost);
        }
    }

    /// @param lost the message whose document names nothing and is looked for; null where there is none
    private void conclude(Story story, @Nullable Sent lost) {
        Conclusion conclusion = verdict.of(story);
        Finding finding = conclusion == null ? null : conclusion.finding();
        List<Injection> injections = story.injections();
        Injection first = injections.stream()
                .filter(Truths::isPart)
                .findFirst()
                .orElse(conclusion == null ? injections.getFirst() : conclusion.from());
        List<String> touched = isPart(first) ? story.touched() : story.payers();
        for (Injection injection : injections) {
            Expectation line = logs.known(line(injection, first, touched, finding), story);
            if (lost != null && line.state() == State.EXPECTED && line.fault() == Fault.ERP_REFERENCE_LOST) {
                Conclusion without = verdict.of(story.without(lost));
                nameless.keep(line, without == null ? line : line.finding(without.finding()), story, lost);
            } else if (NamelessLines.isOne(line)) {
                Conclusion without = Objects.requireNonNull(verdict.of(story.withoutLines()));
                lines.keep(line, without.finding(), story);
            } else {
                nameless.heard(line, story);
                lines.heard(line, story);
                accept(line);
            }
            // The other currency has too much by the same document.
            if (line.state() == State.EXPECTED && finding != null && finding.breakClass() == BreakClass.CURRENCY) {
                common.accept(line.other("other-currency"));
            }
        }
    }

    private void accept(Expectation line) {
        if (!partials.keep(line) && !alone.keep(line)) {
            common.accept(line);
        }
    }

    private Expectation line(Injection injection, Injection first, List<String> touched, @Nullable Finding finding) {
        if (isPart(injection)) {
            Incident incident = incidents.get(injection.incident());
            if (incident != null && incident.worst == null) {
                incident.worst = finding;
            }
            return expectation(injection, State.PART_OF, injection.incident(), touched, finding);
        }
        if (finding == null) {
            return expectation(injection, State.NO_TRACE, null, touched, null);
        }
        return injection.equals(first)
                ? expectation(injection, State.EXPECTED, injection.incident(), touched, finding)
                : expectation(injection, State.MASKED, first.id(), touched, finding);
    }

    /// What a mapping does to a document is to be found of each; what an outage does to a record is not.
    private static boolean isPart(Injection injection) {
        return injection.incident() != null && injection.fault() != Fault.MAPPING_CHANGE;
    }

    private static Expectation expectation(
            Injection injection,
            State state,
            @Nullable String related,
            List<String> records,
            @Nullable Finding finding) {
        Sent sent = injection.sent();
        Message message = sent == null ? null : sent.message();
        Reference order = message == null ? null : message.order();
        return new Expectation(
                injection.id(),
                injection.fault(),
                state,
                related,
                injection.entity(),
                injection.about(),
                records,
                order == null ? null : order.toString(),
                message == null ? null : message.documentType().code(),
                sent == null ? null : sent.document().toString(),
                injection.at(),
                finding);
    }

    /// A system that was silent, or one whose clock was wrong where that can be seen.
    private Expectation line(Incident incident) {
        Injection injection = incident.injection;
        Finding worst = incident.worst;
        boolean isClock = injection.fault() == Fault.CLOCK_SKEW;
        if (isClock && (worst == null || worst.breakClass() != BreakClass.OUT_OF_SEQUENCE)) {
            return expectation(injection, State.NO_TRACE, null, List.of(), null);
        }
        BreakClass breakClass = isClock ? BreakClass.OUT_OF_SEQUENCE : BreakClass.FEED_MISSING;
        Finding finding = verdict.ofWindow(injection, breakClass);
        String unnoticed = isClock ? null : expected.unnoticed(injection, verdict.roleOf(Expected.sourceOf(injection)));
        return expectation(
                injection,
                State.EXPECTED,
                null,
                List.of(),
                unnoticed == null ? finding : finding.with(Known.hidden(finding.step(), unnoticed)));
    }

    void finish() {
        nameless.finish(this::accept);
        lines.finish(this::accept);
        partials.finish(common);
        alone.finish(common);
        incidents.values().forEach(incident -> common.accept(line(incident)));
        common.finish();
    }
}
