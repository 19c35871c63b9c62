package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.Money;
import io.tieout.event.RefundStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What posting rules look at: the codes and amounts of an event that may book.
///
/// @param openCodeAsSent the value of [BookableFact#openCode()] in the vendor's own words
record Claim(BookableFact fact, Map<String, String> codes, String openCodeAsSent, Money amount, Money tax) {

    /// Empty for events that never book. A new event type does not compile until it is decided here.
    static Optional<Claim> of(BusinessEvent event) {
        return switch (event) {
            case OrderPlaced _, ErpEntryPosted _, HandoffRecorded _ -> Optional.empty();
            case PaymentCaptured payment ->
                claim(
                        BookableFact.PAYMENT_CAPTURED,
                        Map.of("tender", payment.tender()),
                        payment.tender(),
                        payment.amount(),
                        null);
            case RefundIssued refund ->
                claim(
                        BookableFact.REFUND_ISSUED,
                        Map.of(
                                "intent", refund.intent().code(),
                                "basis", refund.basis().code(),
                                "tender", refund.tender()),
                        refund.tender(),
                        refund.amount(),
                        refund.tax());
            case RefundProcessed refund ->
                claim(
                        BookableFact.REFUND_PROCESSED,
                        Map.of("status", refund.status().code()),
                        refund.status() == RefundStatus.UNMAPPED
                                ? refund.statusAsSent()
                                : refund.status().code(),
                        refund.amount(),
                        null);
        };
    }

    Money net() {
        return amount.minus(tax);
    }

    private static Optional<Claim> claim(
            BookableFact fact, Map<String, String> codes, String openCode, Money amount, @Nullable Money tax) {
        return Optional.of(new Claim(fact, codes, openCode, amount, tax == null ? Money.zero(amount.currency()) : tax));
    }
}
