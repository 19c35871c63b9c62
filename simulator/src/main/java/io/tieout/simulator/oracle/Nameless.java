package io.tieout.simulator.oracle;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.Tender;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.oracle.Known.Alike;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Documents of refunds that name nothing. By amount, date, tender and card one can be told whose it is, if
/// no other refund like it lacks a document, and no other document like it a refund. Else the refund lacks
/// its document, and the document is of nobody: two things to be found. So it is where an order has several
/// refunds, because nobody can tell which of them the ERP has, and where something else is wrong with the
/// refund.
final class Nameless {

    /// By how much the document of a refund may be dated otherwise.
    private static final long DAYS_APART_MAX = 1;

    /// How long a document may wait for its record.
    private static final Duration ALONE_UNTIL = Duration.ofHours(1);

    private final Partials partials;
    private final List<Kept> kept = new ArrayList<>();

    /// Of all documents that name nothing.
    private final List<Fact> documents = new ArrayList<>();

    /// Of refunds, alone in their order, whose document may be one that names nothing.
    private final List<Waiting> waiting = new ArrayList<>();

    /// @param tender of the tenders; empty where it is not told
    /// @param card the end of its number; empty where it is not told
    private record Fact(String entity, Money amount, LocalDate date, String tender, String card) {
        boolean isLike(Fact other) {
            return entity.equals(other.entity)
                    && amount.equals(other.amount)
                    && (tender.isEmpty() || other.tender.isEmpty() || tender.equals(other.tender))
                    && (card.isEmpty() || other.card.isEmpty() || card.equals(other.card))
                    && Math.abs(ChronoUnit.DAYS.between(date, other.date)) <= DAYS_APART_MAX;
        }
    }

    private record Waiting(@Nullable String order, Fact fact) {}

    /// @param tied where the document can be told to be the refund's
    /// @param missing where it cannot
    private record Kept(Expectation tied, Expectation missing, Expectation document, Fact fact) {}

    Nameless(Partials partials) {
        this.partials = partials;
    }

    /// The message about a refund whose document lost its references; null where there is none.
    @Nullable
    static Sent lostBy(Story story) {
        return story.injections().stream()
                .filter(injection -> injection.fault() == Fault.ERP_REFERENCE_LOST)
                .map(Injection::sent)
                .flatMap(Stream::ofNullable)
                .filter(sent -> Partials.isRefund(sent.message().documentType().code()))
                .filter(sent -> documentOf(story, sent).isPresent())
                .findFirst()
                .orElse(null);
    }

    /// Only of a refund with which nothing else is wrong.
    static boolean isSought(Story story, Sent lost) {
        Differences all = story.differences();
        boolean isPaidAsOwed = Stream.of(RefundIssued.class, RefundProcessed.class, GiftCardMoved.class)
                .noneMatch(type -> Stream.of(all.missing(), all.extra(), all.repeated())
                                .flatMap(List::stream)
                                .anyMatch(type::isInstance)
                        || all.changed().stream().anyMatch(changed -> type.isInstance(changed.clean())));
        return isPaidAsOwed
                && story.injections().stream().noneMatch(injection -> injection.incident() != null)
                && all.of(lost).extra().isEmpty();
    }

    /// What is to be found of the document alone.
    static Expectation document(Story story, Sent lost) {
        ErpEntryPosted document = documentOf(story, lost).orElseThrow();
        Injection injection = story.injections().stream()
                .filter(each -> lost.equals(each.sent()))
                .findFirst()
                .orElseThrow();
        Money none = Money.zero(document.amount().currency());
        HandoffStep step = HandoffStep.EMITTED_OR_FORWARDED;
        Instant toldAt = document.envelope().receivedAt();
        return new Expectation(
                injection.id() + "/document",
                injection.fault(),
                State.EXPECTED,
                null,
                injection.entity(),
                lost.document().toString(),
                List.of(),
                null,
                lost.message().documentType().code(),
                null,
                injection.at(),
                new Finding(
                        BreakClass.ORPHAN,
                        List.of(),
                        none,
                        none.minus(document.amount()),
                        injection.fault().cause(),
                        step,
                        BreakClass.ORPHAN.authority(),
                        toldAt.plus(ALONE_UNTIL),
                        Known.byOthers(step, new Alike(step, document.envelope().source(), BreakClass.ORPHAN.code()))));
    }

    private static Optional<ErpEntryPosted> documentOf(Story story, Sent lost) {
        return story.differences()
                .of(lost)
                .told(ErpEntryPosted.class)
                .filter(document -> document.carries() == null)
                .findFirst();
    }

    private static Fact factOf(ErpEntryPosted document) {
        return new Fact(
                document.envelope().entity(),
                document.amount(),
                document.envelope().businessDate(),
                tenderOf(document),
                document.cardDigits() == null ? "" : document.cardDigits());
    }

    /// Store credit is kept on a gift card.
    private static String tenderOf(ErpEntryPosted document) {
        String tender = document.tender() == null ? "" : document.tender();
        return tender.equals(Tender.STORE_CREDIT.code()) ? Tender.GIFT_CARD.code() : tender;
    }

    /// A document that nobody looks for may be taken for another refund's all the same.
    void add(Story story, Sent lost) {
        documents.add(factOf(documentOf(story, lost).orElseThrow()));
    }

    /// Keeps a line back until it is known what else is like it.
    ///
    /// @param missing the line as it is where nobody can tell whose the document is
    void keep(Expectation line, Expectation missing, Story story, Sent lost) {
        Fact fact = factOf(documentOf(story, lost).orElseThrow());
        documents.add(fact);
        waiting.add(new Waiting(line.order(), fact));
        kept.add(new Kept(line, missing, document(story, lost), fact));
    }

    /// Another refund that lacks its document, though the ERP took it in or nobody can tell whether it did.
    void heard(Expectation line, Story story) {
        Sent sent = story.sent();
        Finding finding = line.finding();
        if (sent == null
                || finding == null
                || line.state() != State.EXPECTED
                || finding.breakClass() != BreakClass.MISSING
                || !finding.also().isEmpty()
                || !Partials.isRefund(line.documentType())
                || finding.known().step() == HandoffStep.NOT_FORWARDED) {
            return;
        }
        Differences own = story.differences().of(sent);
        boolean isRefused = own.told(HandoffRecorded.class)
                .anyMatch(log -> log.stage() == HandoffStage.REJECTED || log.stage() == HandoffStage.DEAD_LETTERED);
        if (!isRefused && own.told(ErpEntryPosted.class).findAny().isEmpty()) {
            own.missing(ErpEntryPosted.class)
                    .findFirst()
                    .ifPresent(document -> waiting.add(new Waiting(line.order(), factOf(document))));
        }
    }

    /// Says what is left when nothing more will be told.
    void finish(Consumer<Expectation> lines) {
        for (Kept each : kept) {
            if (!partials.areSeveral(each.tied().order()) && isOnly(each.fact())) {
                lines.accept(each.tied());
            } else {
                lines.accept(each.missing());
                lines.accept(each.document());
            }
        }
    }

    private boolean isOnly(Fact fact) {
        long like = documents.stream().filter(fact::isLike).count();
        long refunds = waiting.stream()
                .filter(each -> !partials.areSeveral(each.order()))
                .filter(each -> fact.isLike(each.fact()))
                .count();
        return like == 1 && refunds == 1;
    }
}
