package io.tieout.recon.domain.refund;

import io.tieout.event.Coded;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.Tender;
import io.tieout.recon.domain.Leg;
import io.tieout.reconcile.domain.Trait;
import io.tieout.reconcile.domain.Traits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a refund goes back, as far as those who tell of it say so in the contract's words and agree.
final class PaidBy {

    private final Set<String> tenders = new HashSet<>();
    private final Set<String> cards = new HashSet<>();

    private PaidBy() {}

    /// @param legs of the refund, or of a document alone
    static Traits of(List<Leg> legs) {
        PaidBy all = new PaidBy();
        for (Leg leg : legs) {
            switch (leg.event()) {
                case RefundIssued refund -> all.add(refund.tender(), refund.cardDigits());
                case RefundProcessed refund -> all.add(refund.tender(), refund.cardDigits());
                case GiftCardMoved _ -> all.add(Tender.GIFT_CARD.code(), null);
                case ErpEntryPosted document -> all.add(document.tender(), document.cardDigits());
                default -> {
                    // Says nothing of it.
                }
            }
        }
        return Traits.of(Trait.TENDER, only(all.tenders)).with(Trait.CARD, only(all.cards));
    }

    private void add(@Nullable String tender, @Nullable String digits) {
        String known = known(tender);
        if (!known.isEmpty()) {
            tenders.add(known);
        }
        if (digits != null) {
            cards.add(digits);
        }
    }

    /// A system's own word may be another's for the same, so it says nothing; nor does that it goes back as it came.
    private static String known(@Nullable String tender) {
        return Coded.find(Tender.class, tender == null ? "" : tender)
                .map(known -> switch (known) {
                    case ORIGINAL -> "";
                    // It is kept on a gift card, and some call it that.
                    case GIFT_CARD, STORE_CREDIT -> Tender.GIFT_CARD.code();
                    case CARD, CASH -> known.code();
                })
                .orElse("");
    }

    private static String only(Set<String> values) {
        return values.size() == 1 ? values.iterator().next() : "";
    }
}
