package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.retailer.Party;
import io.tieout.simulator.retailer.Sent;
import io.tieout.simulator.retailer.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Concludes what should be found of a story: the first class in the order of precedence that holds, how much, at which
/// step and by whose word.
final class Verdict {

    /// What is wrong with documents; the other classes are about what systems tell of their own.
    private static final Set<BreakClass> OF_DOCUMENTS = EnumSet.of(
            BreakClass.DUPLICATE_POSTING,
            BreakClass.WRONG_REFERENCE,
            BreakClass.MISSING,
            BreakClass.CURRENCY,
            BreakClass.AMOUNT,
            BreakClass.MISCATEGORISED,
            BreakClass.WRONG_ACCOUNT,
            BreakClass.WRONG_PERIOD,
            BreakClass.FIELD_DROPPED,
            BreakClass.LATE);

    private final World world;
    private final UnitCosts costs = new UnitCosts();

    /// The refunds that go onto a card, so that its platform pays them.
    private final Set<String> ontoCards = new HashSet<>();

    Verdict(World world) {
        this.world = world;
    }

    void costs(UnitCostChanged cost) {
        costs.heard(cost);
    }

    void paidOntoCard(String refund) {
        ontoCards.add(refund);
    }

    /// What should be found, and what it comes from: of several things that went wrong the first that can have made it.
    record Conclusion(Injection from, Finding finding) {}

    /// Null where nothing can be seen.
    @Nullable
    Conclusion of(Story story) {
        Differences differences = story.differences();
        List<Symptom> symptoms = symptoms(story, differences);
        if (symptoms.isEmpty()) {
            return null;
        }
        Symptom primary = Symptom.ofAll(symptoms);
        List<BreakClass> also =
                symptoms.stream().map(Symptom::breakClass).distinct().skip(1).toList();
        Sent sent = story.sent();
        boolean isOfDocument = sent != null && OF_DOCUMENTS.contains(primary.breakClass());
        // What became of the document is another rule's to say.
        HandoffStep step = sent == null || primary.breakClass() == BreakClass.HALF_APPLIED
                ? stepOf(primary, story.about())
                : Evidence.step(differences.of(sent), symptoms, isLogMissing(story, sent));
        Injection from = story.injections().stream()
                .filter(injection -> (injection.sent() != null) == isOfDocument)
                .findFirst()
                .orElse(story.injections().getFirst());
        return new Conclusion(
                from,
                new Finding(
                        primary.breakClass(),
                        also,
                        primary.amount(),
                        primary.delta(),
                        from.fault().cause(),
                        step,
                        authority(primary.breakClass(), story, sent),
                        primary.detectableAt(),
                        new Causes(story, differences, symptoms, step).known(from)));
    }

    /// Of a time in which something was wrong with a whole system.
    Finding ofWindow(Injection window, BreakClass breakClass) {
        Money zero = zero(window);
        return new Finding(
                breakClass,
                List.of(),
                zero,
                zero,
                window.fault().cause(),
                HandoffStep.EMITTED_OR_FORWARDED,
                breakClass.authority(),
                window.at(),
                Known.without(HandoffStep.EMITTED_OR_FORWARDED, "a silence shows neither a code nor what was sent"));
    }

    private List<Symptom> symptoms(Story story, Differences differences) {
        List<Symptom> symptoms = new ArrayList<>();
        if (!differences.isNone()) {
            Sent sent = story.sent();
            if (sent != null) {
                symptoms.addAll(DocumentSymptoms.of(sent, differences));
            }
            Money zero = zero(story.injections().getFirst());
            symptoms.addAll(SourceSymptoms.of(story.about(), differences, zero));
            symptoms.addAll(StockSymptoms.of(story.about(), differences, zero, costs));
            // What is wrong with a payout's document hides what is wrong with its line at the bank.
            if (sent == null) {
                symptoms.addAll(BankSymptoms.of(story.about(), differences, zero));
            }
        }
        symptoms.sort(Comparator.comparing(Symptom::breakClass));
        return symptoms;
    }

    private Money zero(Injection injection) {
        return Money.zero(Money.currencyOf(world.company(injection.entity()).currency()));
    }

    /// The sale proves the load, whose own system says nothing that can be looked into.
    private static HandoffStep stepOf(Symptom primary, String about) {
        return switch (primary.breakClass()) {
            // The source told of a refund, and nobody logs what becomes of it on the way to who pays it.
            case MISSING ->
                Records.isRefund(about) ? HandoffStep.FORWARDED_OR_ACCEPTED : HandoffStep.EMITTED_OR_FORWARDED;
            case UNBACKED_REDEMPTION -> HandoffStep.EMITTED_OR_FORWARDED;
            case ORPHAN -> BankSymptoms.isLine(about) ? HandoffStep.EMITTED_OR_FORWARDED : HandoffStep.GOOD;
            default -> HandoffStep.GOOD;
        };
    }

    /// Whether the interface's log was not told because its feed was dead: then an empty log proves nothing.
    private static boolean isLogMissing(Story story, Sent sent) {
        String feed = ":" + sent.message().company().integration().id() + ":";
        return story.injections().stream()
                .anyMatch(injection ->
                        injection.incident() != null && injection.incident().contains(feed));
    }

    private String authority(BreakClass breakClass, Story story, @Nullable Sent sent) {
        boolean isRefund = Records.isRefund(story.about());
        if (sent == null && BankSymptoms.isSent(story.about())) {
            // Who sent it says that it did; what arrived, the bank.
            return switch (breakClass) {
                case MISSING, WRONG_REFERENCE -> source(story).code();
                case AMOUNT -> SourceRole.BANK.code();
                default -> breakClass.authority();
            };
        }
        return switch (breakClass) {
            case DUPLICATE_POSTING, WRONG_REFERENCE, FIRST_PARTIAL_ONLY, PARTIALS_NOT_SUMMING, MISSING, FIELD_DROPPED ->
                sent != null || isRefund ? source(story).code() : "platform";
            // Who paid says what was paid back, the source of anything else what it was worth.
            case AMOUNT, CURRENCY -> (isRefund ? payer(story) : source(story)).code();
            // What is parked in the ERP is right; what the payer has not done is not.
            case REJECTED_OR_STUCK ->
                isRefund && !story.isParked()
                        ? payer(story).code()
                        : source(story).code();
            default -> breakClass.authority();
        };
    }

    private SourceRole payer(Story story) {
        SourceRole source = source(story);
        if (source == SourceRole.MARKETPLACE) {
            return source;
        }
        return ontoCards.contains(story.about()) ? SourceRole.GIFT_CARD_PLATFORM : SourceRole.PROCESSOR;
    }

    private SourceRole source(Story story) {
        return sourceOf(story.about());
    }

    /// The role of the system that keeps a record.
    SourceRole sourceOf(String about) {
        return role(Reference.parse(about));
    }

    private SourceRole role(Reference about) {
        return roleOf(about.issuer());
    }

    /// The role of a system.
    SourceRole roleOf(String id) {
        return world.parties().stream()
                .filter(party -> party.id().equals(id))
                .map(Party::roles)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no system " + id))
                .getFirst();
    }
}
