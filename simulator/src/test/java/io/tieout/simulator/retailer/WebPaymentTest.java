package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.GiftCardMove;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderChanged;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SourceRole;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.VoidedStage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How web orders are paid and paid back.
class WebPaymentTest {

    private static final Told TOLD = Told.of(5, 5, 1_200).without(SourceRole.MARKETPLACE);

    private static Reference order(BusinessEvent event) {
        return named(event, ReferenceType.ORDER);
    }

    private static Reference payment(BusinessEvent event) {
        return named(event, ReferenceType.PAYMENT);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "nothing about " + key);
    }

    /// What is paid is what was claimed by card or taken off a card, less what was taken back before anything was
    /// delivered. A change states the new total; a cancellation says what is not delivered.
    @Test
    void anOrderIsDeliveredAndPaidOrCancelled() {
        Map<Reference, Long> due = new HashMap<>();
        Map<Reference, Long> delivered = new HashMap<>();
        Map<Reference, Long> paid = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            switch (event) {
                case OrderPlaced placed -> due.put(order(placed), placed.total().minor());
                case OrderChanged changed ->
                    due.put(order(changed), changed.total().minor());
                case OrderCancelled gone ->
                    due.merge(order(gone), -gone.amount().minor(), Long::sum);
                case FulfilmentConfirmed goods ->
                    delivered.merge(order(goods), goods.total().minor(), Long::sum);
                case PaymentCaptured captured ->
                    paid.merge(order(captured), captured.amount().minor(), Long::sum);
                case PaymentVoided gone
                when gone.voided() == VoidedStage.CAPTURE ->
                    paid.merge(order(gone), -gone.amount().minor(), Long::sum);
                case RefundIssued refund
                when refund.basis() == RefundBasis.BEFORE_FULFILMENT ->
                    paid.merge(order(refund), -refund.amount().minor(), Long::sum);
                case GiftCardMoved used
                when used.kind() == GiftCardMove.REDEEMED ->
                    paid.merge(order(used), used.amount().minor(), Long::sum);
                case GiftCardMoved again
                when again.kind() == GiftCardMove.REDEMPTION_REVERSED ->
                    paid.merge(order(again), -again.amount().minor(), Long::sum);
                default -> {}
            }
        }

        assertThat(due).hasSizeGreaterThan(900).allSatisfy((order, minor) -> {
            assertThat(delivered.getOrDefault(order, 0L)).isEqualTo(minor);
            assertThat(paid.getOrDefault(order, 0L)).isEqualTo(minor);
        });
        assertThat(due).containsValue(0L);
    }

    /// The only sources of captures with a web order are the shops' processors; nothing is claimed beyond its promise.
    @Test
    void nothingIsCapturedBeyondWhatWasPromisedAndStillIs() {
        Map<Reference, Long> promised = new HashMap<>();
        int captures = 0;
        Set<Reference> web = new HashSet<>();
        TOLD.all(OrderPlaced.class).forEach(placed -> web.add(order(placed)));
        for (PaymentEvent event : TOLD.all(PaymentEvent.class)) {
            switch (event) {
                case PaymentAuthorized auth ->
                    promised.put(payment(auth), auth.amount().minor());
                case PaymentVoided gone
                when gone.voided() == VoidedStage.AUTHORIZATION ->
                    assertThat(promised.remove(payment(gone)))
                            .isEqualTo(gone.amount().minor());
                case PaymentCaptured captured
                when web.contains(order(captured)) -> {
                    captures++;
                    assertThat(promised.remove(payment(captured)))
                            .isGreaterThanOrEqualTo(captured.amount().minor());
                }
                case PaymentCaptured _, PaymentVoided _, PaymentFailed _ -> {}
            }
        }
        assertThat(captures).isGreaterThan(1_500);
        assertThat(promised).isEmpty();
    }

    @Test
    void aRefusedPaymentIsFollowedByAnotherOneOrByACancellation() {
        Map<Reference, OrderCancelled> cancelled = new HashMap<>();
        TOLD.all(OrderCancelled.class).forEach(event -> cancelled.put(order(event), event));
        Map<Reference, PaymentAuthorized> authorized = new HashMap<>();
        TOLD.all(PaymentAuthorized.class).forEach(event -> authorized.putIfAbsent(order(event), event));
        Set<Reference> paidByGiftCard = new HashSet<>();
        TOLD.all(GiftCardMoved.class).stream()
                .filter(move -> move.kind() == GiftCardMove.REDEEMED)
                .forEach(move -> paidByGiftCard.add(order(move)));

        List<PaymentFailed> failures = TOLD.all(PaymentFailed.class);
        assertThat(failures).hasSizeGreaterThan(40).allSatisfy(failed -> {
            PaymentAuthorized second = authorized.get(order(failed));
            if (second == null && paidByGiftCard.contains(order(failed))) {
                assertThat(cancelled).doesNotContainKey(order(failed));
            } else if (second == null) {
                assertThat(known(cancelled, order(failed)).amount()).isEqualTo(failed.amount());
            } else {
                assertThat(payment(second)).isNotEqualTo(payment(failed));
            }
        });
        assertThat(failures).anyMatch(failed -> authorized.containsKey(order(failed)));
        assertThat(failures).anyMatch(failed -> !authorized.containsKey(order(failed)));
    }

    /// The processor settles no more what was taken back on the same day.
    @Test
    void aCaptureIsVoidedOnItsDayOrRefundedLater() {
        Map<Reference, PaymentCaptured> captured = new HashMap<>();
        TOLD.all(PaymentCaptured.class).forEach(event -> captured.put(payment(event), event));
        Set<Reference> settled = new HashSet<>();
        TOLD.all(SettlementLineStated.class)
                .forEach(line -> settled.addAll(line.envelope().references()));

        List<PaymentVoided> voided = TOLD.all(PaymentVoided.class).stream()
                .filter(event -> event.voided() == VoidedStage.CAPTURE)
                .toList();
        assertThat(voided).hasSizeGreaterThan(5).allSatisfy(event -> {
            PaymentCaptured capture = known(captured, payment(event));
            assertThat(event.amount()).isEqualTo(capture.amount());
            assertThat(utcDate(event)).isEqualTo(utcDate(capture));
            assertThat(settled).doesNotContain(payment(event));
        });
        List<RefundIssued> refunds = TOLD.all(RefundIssued.class).stream()
                .filter(refund -> refund.basis() == RefundBasis.BEFORE_FULFILMENT)
                .toList();
        assertThat(refunds).hasSizeGreaterThan(5).allSatisfy(refund -> {
            PaymentCaptured capture = captured.values().stream()
                    .filter(event -> order(event).equals(order(refund)))
                    .findFirst()
                    .orElseThrow();
            assertThat(refund.amount()).isEqualTo(capture.amount());
            assertThat(utcDate(refund)).isAfter(utcDate(capture));
        });
    }

    private static LocalDate utcDate(BusinessEvent event) {
        return event.envelope().occurredAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// By whatever way: before and after delivery, by mail and in stores.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noOrderIsGivenBackMoreThanItPaid(long seed) {
        Map<Reference, Long> left = new HashMap<>();
        for (BusinessEvent event : Told.of(seed, 3, 600).events()) {
            switch (event) {
                case PaymentCaptured captured ->
                    left.merge(order(captured), captured.amount().minor(), Long::sum);
                case RefundProcessed refund
                when refund.status() == RefundStatus.APPROVED ->
                    assertThat(left.merge(order(refund), -refund.amount().minor(), Long::sum))
                            .isNotNegative();
                default -> {}
            }
        }
        assertThat(left).hasSizeGreaterThan(600);
    }
}
