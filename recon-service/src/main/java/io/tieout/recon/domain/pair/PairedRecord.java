package io.tieout.recon.domain.pair;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record with the counterpart that it was tied to: the money is there, the reference is not.
record PairedRecord(Rule rule, Bond bond, LooseEnd end) {

    private static final String NAMED = "record";

    /// With the counterpart's amount on the side that had nothing. Where one counterpart is of several records each has
    /// its own part of it, and the first one the document.
    MatchItem item(MatchItem item) {
        boolean isTargetMissing = item.targetCount() == 0 && item.target().isZero();
        int count = count();
        return new MatchItem(
                item.key(),
                item.entity(),
                item.status(),
                item.order(),
                item.businessDate(),
                isTargetMissing ? item.sourceCount() : count,
                isTargetMissing ? item.source() : item.target(),
                isTargetMissing ? count : item.targetCount(),
                isTargetMissing ? item.source() : item.target(),
                Money.zero(item.source().currency()),
                item.timing(),
                item.finding());
    }

    private int count() {
        List<LooseEnd> awaited = bond.of(EndSide.AWAITED);
        if (awaited.size() == 1) {
            return others().size();
        }
        return awaited.getFirst().equals(end) ? 1 : 0;
    }

    private List<LooseEnd> others() {
        return bond.of(EndSide.UNCLAIMED);
    }

    Finding finding(Finding missing) {
        Money none = Money.zero(end.amount().currency());
        Evidence evidence = missing.evidence();
        HandoffStep step = step(evidence.handoff().step());
        String found = numbers();
        return new Finding(
                missing.key(),
                about(missing.about()),
                BreakClass.WRONG_REFERENCE,
                List.of(),
                false,
                new Stake(none, none, none, false),
                values(missing.values()),
                new Evidence(
                        List.of(new FieldDifference(NAMED, record(), null)),
                        new HandoffFinding(step, sentences(evidence.handoff().evidence(), step)),
                        others().stream().map(this::candidate).toList(),
                        legs(evidence.legs()),
                        new Symptom(step, evidence.symptom().connector(), failing())),
                cause(missing.cause()),
                missing.authority(),
                "Correct the reference of %s to %s; never re-send.".formatted(found, record()),
                missing.dueAt());
    }

    /// The text of a line is the bank's, whoever answers for what does not arrive.
    private Cause cause(Cause missing) {
        return rule.tiesDocuments() ? missing : Cause.EXTERNAL;
    }

    /// A document that was found without its name lacks the same field as one that was tied at once.
    private String failing() {
        return rule.tiesDocuments() ? NAMED : BreakClass.WRONG_REFERENCE.code();
    }

    private String record() {
        return end.face().name();
    }

    private String numbers() {
        return others().stream().map(each -> each.key().itemKey()).collect(Collectors.joining(", "));
    }

    private About about(About about) {
        return new About(
                about.entity(),
                about.businessDate(),
                about.order(),
                about.traceparent(),
                about.members(),
                Stream.concat(
                                about.names().stream(),
                                others().stream().map(each -> each.key().itemKey()))
                        .distinct()
                        .toList());
    }

    private static SideValues values(SideValues values) {
        Money source = values.source();
        Money target = values.target();
        boolean isSourceMissing = source == null || source.isZero();
        return new SideValues(isSourceMissing ? target : source, values.processor(), isSourceMissing ? target : source);
    }

    /// What arrived without its reference lost it on the way; only the payload that was forwarded tells where.
    private HandoffStep step(HandoffStep missing) {
        if (!rule.tiesDocuments()) {
            return HandoffStep.GOOD;
        }
        return missing == HandoffStep.NOT_ACCEPTED ? HandoffStep.NOT_ACCEPTED : HandoffStep.FORWARDED_OR_ACCEPTED;
    }

    private List<String> sentences(List<String> missing, HandoffStep step) {
        List<String> sentences = new ArrayList<>(missing.stream()
                .filter(sentence -> !sentence.startsWith("The ERP holds no") && !sentence.startsWith("No line of the"))
                .toList());
        sentences.add("Tied by %s, score %d of 1000, rule %s, until something names it: %s."
                .formatted(
                        bond.stage().code(),
                        bond.score(),
                        rule.terms().name(),
                        bond.ends().stream()
                                .map(each -> "%s %s of %s at %s"
                                        .formatted(
                                                each.side().code(), each.key().itemKey(), each.amount(), each.date()))
                                .collect(Collectors.joining(", "))));
        if (step == HandoffStep.NOT_ACCEPTED) {
            sentences.add("The message was about %s; what arrived does not name it.".formatted(record()));
        }
        return sentences;
    }

    private Candidate candidate(LooseEnd other) {
        return new Candidate(
                other.key().itemKey(),
                other.amount().toString(),
                other.date().toString(),
                List.of(NAMED + ": it names none, tied by " + bond.stage().code()),
                bond.score());
    }

    private List<UUID> legs(List<UUID> own) {
        return Stream.concat(own.stream(), others().stream().flatMap(each -> each.legs().stream()))
                .distinct()
                .toList();
    }
}
