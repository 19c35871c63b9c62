package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.Reference;
import io.tieout.event.Tender;
import io.tieout.event.VoidedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one web order is paid: the card authorised when it is placed and captured later, a gift card before it where the
/// customer uses one.
final class WebPayment {

    private static final int REFUSED_PERCENT = 4;
    private static final int SECOND_TRY_PERCENT = 75;
    private static final Duration PROMISED_FOR = Duration.ofDays(7);

    private final Trade trade;
    private final WebOrder order;
    private Reference payment;
    private long byCardMinor;
    private @Nullable Redemption redemption;
    private @Nullable LocalDate capturedOn;

    /// What follows, once it is known whether the customer's bank plays along.
    record Outcomes(Agenda.Step paid, Agenda.Step refused) {}

    WebPayment(Trade trade, WebOrder order) {
        this.trade = trade;
        this.order = order;
        this.payment = trade.settlement().newPayment(order.company());
    }

    /// @param isGiftCardUsed if the platform knows of one
    void begin(Money total, boolean isGiftCardUsed, Outcomes then, Instant now) {
        Dice dice = order.dice();
        boolean isRefused = dice.percent(REFUSED_PERCENT);
        trade.scene().agenda().plan(now.plusMillis(dice.between(500, 4_000)), at -> {
            if (isRefused) {
                refuse(total, at);
                tryAgain(total, isGiftCardUsed, then, at);
            } else {
                pay(total, isGiftCardUsed, at);
                then.paid().happen(at);
            }
        });
    }

    private void tryAgain(Money total, boolean isGiftCardUsed, Outcomes then, Instant now) {
        Dice dice = order.dice();
        if (dice.percent(SECOND_TRY_PERCENT)) {
            trade.scene().agenda().plan(now.plus(dice.between(Duration.ofSeconds(40), Duration.ofMinutes(15))), at -> {
                payment = trade.settlement().newPayment(order.company());
                pay(total, isGiftCardUsed, at);
                then.paid().happen(at);
            });
        } else {
            trade.scene()
                    .agenda()
                    .plan(now.plus(dice.between(Duration.ofMinutes(30), Duration.ofHours(2))), then.refused());
        }
    }

    private void pay(Money total, boolean isGiftCardUsed, Instant now) {
        byCardMinor = total.minor();
        Cards.Card card = isGiftCardUsed ? trade.cards().any(order.company(), order.dice()) : null;
        if (card != null) {
            long part = Math.min(card.balanceMinor(), byCardMinor);
            byCardMinor -= part;
            redemption = trade.cards().redeem(order.company(), card, part, order.name(), now);
        }
        if (byCardMinor > 0) {
            authorize(now);
        }
    }

    private void authorize(Instant now) {
        tell(
                "auth-",
                now,
                List.of(order.name(), payment),
                envelope -> new PaymentAuthorized(envelope, due(), Tender.CARD.code(), now.plus(PROMISED_FOR)));
    }

    private void refuse(Money total, Instant now) {
        tell(
                "failed-",
                now,
                List.of(order.name(), payment),
                envelope -> new PaymentFailed(envelope, total, Tender.CARD.code(), "declined by the bank"));
    }

    /// Less is captured than was promised.
    void lower(long minor) {
        byCardMinor -= minor;
    }

    /// More is needed than was promised, so the customer's bank promises anew.
    void raise(long minor, Instant now) {
        release(now);
        payment = trade.settlement().newPayment(order.company());
        byCardMinor += minor;
        authorize(now);
    }

    /// Gives the promise back.
    void release(Instant now) {
        Money promised = due();
        tell(
                "void-",
                now,
                List.of(payment),
                envelope -> new PaymentVoided(envelope, VoidedStage.AUTHORIZATION, promised, null));
    }

    void capture(Instant now) {
        if (byCardMinor > 0 && capturedOn == null) {
            capturedOn = processor().businessDate(now);
            trade.settlement().capture(order.company(), payment, due(), List.of(order.name()), now);
        }
    }

    /// A capture can be taken back on its own day; after that it takes a refund.
    boolean canBeVoided(Instant now) {
        return processor().businessDate(now).equals(capturedOn);
    }

    void voidCapture(Instant now) {
        trade.settlement().voidCapture(payment, due(), List.of(order.name()), now);
    }

    /// What was paid with a gift card; null where nothing was.
    @Nullable
    Redemption redemption() {
        return redemption;
    }

    private Money due() {
        return money(byCardMinor, order.company());
    }

    private void tell(String what, Instant now, List<Reference> references, Function<Envelope, BusinessEvent> event) {
        trade.scene().voice().tell(processor(), what + payment.value(), payment.value(), now, references, event);
    }

    /// The one that gave the payment its name.
    private Party processor() {
        return trade.settlement().processorOf(payment);
    }
}
