package io.tieout.recon.domain.refund;

import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A refund as who pays it tells it: a processor, the platform of the gift card that it goes to, a marketplace that
/// also states it on its settlement. The state of the highest rank counts, whatever arrived first.
///
/// @param key the payer's own id of it
/// @param leg that tells the state that counts
/// @param statusAsSent the payer's own word for the state
/// @param legs everything the payer said about it, contradictions included
record Processed(Reference key, Leg leg, RefundStatus status, String statusAsSent, Money amount, List<Leg> legs) {

    static final Comparator<Processed> BY_TIME =
            Comparator.comparing(Processed::firstAt).thenComparing(Processed::key);

    /// What one leg says of a refund.
    private record Word(Reference key, RefundStatus status, String asSent, Money amount) {

        /// Null for a leg that says nothing of a refund.
        static @Nullable Word of(Leg leg) {
            return switch (leg.event()) {
                case RefundProcessed refund ->
                    new Word(
                            leg.ownReference(ReferenceType.REFUND),
                            refund.status(),
                            refund.statusAsSent(),
                            refund.amount());
                case GiftCardMoved move
                when move.kind() == GiftCardMove.CREDITED ->
                    new Word(
                            leg.ownReference(ReferenceType.GIFT_CARD_TRANSACTION),
                            RefundStatus.APPROVED,
                            move.kind().code(),
                            move.amount());
                case SettlementLineStated line when isPaidOut(line) -> ofLine(leg, line);
                default -> null;
            };
        }

        /// A line of a chargeback has a kind of its own, and money that comes back is told as a failed refund.
        private static boolean isPaidOut(SettlementLineStated line) {
            return line.kind() == SettlementKind.REFUND && line.gross().minor() < 0;
        }

        /// A line that names no refund cannot be told from one that repeats what was said before.
        private static @Nullable Word ofLine(Leg leg, SettlementLineStated line) {
            List<Reference> refunds = leg.references(ReferenceType.REFUND);
            return refunds.isEmpty()
                    ? null
                    : new Word(
                            refunds.getFirst(),
                            RefundStatus.APPROVED,
                            line.kindAsSent(),
                            line.gross().magnitude());
        }
    }

    /// One per id of the payer, in time order.
    static List<Processed> of(List<Leg> processorLegs) {
        Map<Reference, List<Leg>> byKey = new TreeMap<>();
        for (Leg leg : processorLegs) {
            Word word = Word.of(leg);
            if (word != null) {
                byKey.computeIfAbsent(word.key(), _ -> new ArrayList<>()).add(leg);
            }
        }
        List<Processed> processed = new ArrayList<>();
        byKey.forEach((key, legs) -> {
            Leg highest = highestOf(legs);
            Word word = highest == null ? null : Word.of(highest);
            if (highest != null && word != null) {
                Money amount = amountOf(highest, word, legs);
                processed.add(new Processed(key, highest, word.status(), word.asSent(), amount, List.copyOf(legs)));
            }
        });
        return processed.stream().sorted(BY_TIME).toList();
    }

    /// Of one rank the processor's own word before what its statement repeats.
    private static @Nullable Leg highestOf(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> !leg.isConflict())
                .min(Comparator.comparingInt((Leg leg) -> -statusOf(leg).rank())
                        .thenComparing(leg -> leg.event() instanceof SettlementLineStated)
                        .thenComparing(Leg.BY_TIME))
                .orElse(null);
    }

    /// A credit to a card with value of several origins is told origin by origin, under one id.
    private static Money amountOf(Leg highest, Word word, List<Leg> legs) {
        if (!(highest.event() instanceof GiftCardMoved)) {
            return word.amount();
        }
        Money sum = Money.zero(word.amount().currency());
        for (Leg leg : legs) {
            if (!leg.isConflict() && leg.event() instanceof GiftCardMoved move) {
                sum = sum.plus(move.amount());
            }
        }
        return sum;
    }

    private static RefundStatus statusOf(Leg leg) {
        Word word = Word.of(leg);
        return word == null ? RefundStatus.UNMAPPED : word.status();
    }

    /// The source's own id of what it pays, where the payer names it; null where it does not.
    @Nullable
    Reference record() {
        return Names.records(legs).stream()
                .filter(name -> !name.equals(key))
                .findFirst()
                .orElse(null);
    }

    /// With which the payer first spoke of it.
    Leg first() {
        return legs.stream().min(Leg.BY_TIME).orElse(leg);
    }

    Instant firstAt() {
        return first().occurredAt();
    }

    boolean isOntoCard() {
        return leg.event() instanceof GiftCardMoved;
    }

    /// Whether money moves or may still move; a refused refund moves none.
    boolean isAlive() {
        return status != RefundStatus.REJECTED && status != RefundStatus.FAILED;
    }

    /// Whether the payer said something that nobody can read, and nothing final since: what it called pending before
    /// need not be pending any more.
    boolean isUnmapped() {
        return !status.isFinal()
                && legs.stream().anyMatch(each -> !each.isConflict() && statusOf(each) == RefundStatus.UNMAPPED);
    }

    /// The word that nobody can read.
    String unmappedWord() {
        return legs.stream()
                .filter(each -> statusOf(each) == RefundStatus.UNMAPPED)
                .map(Leg::event)
                .filter(RefundProcessed.class::isInstance)
                .map(event -> ((RefundProcessed) event).statusAsSent())
                .findFirst()
                .orElse(statusAsSent);
    }

    /// When it was first said to be paid; null where it never was.
    @Nullable
    Instant approvedAt() {
        return legs.stream()
                .filter(each -> !each.isConflict() && statusOf(each) == RefundStatus.APPROVED)
                .map(Leg::occurredAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The leg that first said pending, if one did.
    @Nullable
    Leg pending() {
        return legs.stream()
                .filter(candidate -> !candidate.isConflict() && statusOf(candidate) == RefundStatus.PENDING)
                .min(Leg.BY_TIME)
                .orElse(null);
    }

    /// Whether the processor contradicts itself: other content for one state, or two states of one rank.
    boolean isContested() {
        return legs.stream().anyMatch(Leg::isConflict)
                || legs.stream()
                        .map(Processed::statusOf)
                        .anyMatch(other -> other != status && other.rank() == status.rank());
    }
}
