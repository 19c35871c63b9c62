package io.tieout.recon.domain.refund;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundExtent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.TenderLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source says it gives back in one tender.
///
/// @param tender a code of the tenders, or what the source sent when it is none
record Promise(
        Money amount,
        String tender,
        RefundBasis basis,
        @Nullable String reason,
        @Nullable RefundExtent extent) {

    /// As what an event names its subject; null for an event that promises nothing.
    static @Nullable ReferenceType recordOf(BusinessEvent event) {
        return switch (event) {
            case RefundIssued _ -> ReferenceType.REFUND;
            case ReturnRecorded _ -> ReferenceType.RETURN;
            case ExchangeRecorded _ -> ReferenceType.EXCHANGE;
            default -> null;
        };
    }

    /// One for each tender, in the order told; what an exchange gives back is its difference.
    static List<Promise> of(BusinessEvent event) {
        return switch (event) {
            case RefundIssued refund ->
                List.of(new Promise(
                        refund.amount(), refund.tender(), refund.basis(), refund.reason(), refund.extent()));
            case ReturnRecorded returned -> of(returned.tenders(), returned.reason());
            case ExchangeRecorded exchange -> of(exchange.givenBack(), null);
            default -> List.of();
        };
    }

    private static List<Promise> of(List<TenderLine> tenders, @Nullable String reason) {
        return tenders.stream()
                .filter(line -> !line.amount().isZero())
                .map(line -> new Promise(line.amount(), line.tender(), RefundBasis.GOODS_RETURNED, reason, null))
                .toList();
    }
}
