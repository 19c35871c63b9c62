package io.tieout.ledger.rest;

import static io.tieout.event.GiftCardMove.CREDITED;
import static io.tieout.event.GiftCardMove.LOADED;
import static io.tieout.event.GiftCardMove.REDEEMED;
import static io.tieout.event.StoredValueOrigin.GOODWILL;
import static io.tieout.event.StoredValueOrigin.PROMOTIONAL;
import static io.tieout.event.StoredValueOrigin.RETURN_CREDIT;
import static io.tieout.event.StoredValueOrigin.SOLD;
import static io.tieout.ledger.CardEvents.leaving;

import io.tieout.event.BusinessEvent;
import io.tieout.event.GiftCardState;
import io.tieout.ledger.CardEvents;
import java.util.List;

/// Worked case B as the platform tells it: one card that is sold, used, credited and used again, and four others.
final class CaseB {

    private CaseB() {}

    static List<BusinessEvent> of(String tenant) {
        CardEvents cards = new CardEvents(tenant);
        CardEvents sold = cards.at("2026-03-02T10:00:00Z");
        CardEvents used = cards.at("2026-03-03T10:00:00Z");
        CardEvents credited = cards.at("2026-03-04T10:00:00Z");
        CardEvents usedAgain = cards.at("2026-03-05T10:00:00Z");
        return List.of(
                cards.at("2026-03-01T00:00:00Z").opening("G79", "80.00"),
                sold.changed("G77", GiftCardState.ACTIVATED),
                leaving(sold.moved(LOADED, SOLD, "G77", "50.00"), "50.00"),
                leaving(sold.moved(LOADED, SOLD, "G78", "100.00"), "100.00"),
                leaving(sold.moved(LOADED, GOODWILL, "G81", "10.00"), "10.00"),
                sold.moved(LOADED, PROMOTIONAL, "G82", "20.00"),
                leaving(used.moved(REDEEMED, SOLD, "G77", "50.00"), "0.00"),
                leaving(used.moved(REDEEMED, SOLD, "G79", "25.00"), "55.00"),
                used.moved(REDEEMED, PROMOTIONAL, "G82", "8.00"),
                leaving(credited.moved(CREDITED, RETURN_CREDIT, "G77", "45.00"), "45.00"),
                leaving(usedAgain.moved(REDEEMED, RETURN_CREDIT, "G77", "15.00"), "30.00"));
    }
}
