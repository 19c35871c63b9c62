package io.tieout.ledger.domain;

import static io.tieout.event.GiftCardMove.LOADED;
import static io.tieout.event.GiftCardMove.REDEEMED;
import static io.tieout.event.StoredValueOrigin.PROMOTIONAL;
import static io.tieout.event.StoredValueOrigin.RETURN_CREDIT;
import static io.tieout.event.StoredValueOrigin.SOLD;
import static io.tieout.ledger.CardEvents.leaving;
import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.GiftCardState;
import io.tieout.event.Money;
import io.tieout.ledger.CardEvents;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CardToldTest {

    private static final CardEvents EARLY = new CardEvents("acme").at("2026-03-03T10:00:00Z");
    private static final CardEvents LATE = EARLY.at("2026-03-03T11:00:00Z");

    @Test
    void takesTheLastByThePlatformsClockWhateverArrivedFirst() {
        CardTold told = told(
                LATE.changed("C", GiftCardState.DISABLED),
                leaving(LATE.moved(REDEEMED, SOLD, "C", "4.00"), "6.00"),
                EARLY.changed("C", GiftCardState.ACTIVATED),
                leaving(EARLY.moved(LOADED, SOLD, "C", "10.00"), "10.00"));

        assertThat(told.state()).isEqualTo(GiftCardState.DISABLED);
        assertThat(stated(told)).isEqualTo(usd("6.00"));
        assertThat(Objects.requireNonNull(told.moved()).kind()).isEqualTo(REDEEMED);
    }

    @Test
    void takesWhatWasRecordedLastOfTwoStatesOfOneInstant() {
        assertThat(told(EARLY.changed("C", GiftCardState.ACTIVATED), EARLY.changed("C", GiftCardState.DISABLED))
                        .state())
                .isEqualTo(GiftCardState.DISABLED);
    }

    @Test
    void takesTheBalanceAfterTheWholeTransactionInEitherOrder() {
        BusinessEvent first = leaving(LATE.moved(REDEEMED, SOLD, "C", "4.00"), "6.00");
        BusinessEvent second = leaving(LATE.moved(REDEEMED, PROMOTIONAL, "C", "5.00"), "1.00");
        assertThat(stated(told(first, second))).isEqualTo(usd("1.00"));
        assertThat(stated(told(second, first))).isEqualTo(usd("1.00"));

        BusinessEvent onto = leaving(LATE.moved(LOADED, SOLD, "C", "4.00"), "4.00");
        BusinessEvent ontoAgain = leaving(LATE.moved(LOADED, RETURN_CREDIT, "C", "5.00"), "9.00");
        assertThat(stated(told(onto, ontoAgain))).isEqualTo(usd("9.00"));
        assertThat(stated(told(ontoAgain, onto))).isEqualTo(usd("9.00"));
    }

    @Test
    void takesAStatementBeforeAMovementOfItsInstantAndNotBeforeALaterOne() {
        BusinessEvent moved = leaving(LATE.moved(LOADED, SOLD, "C", "4.00"), "4.00");

        assertThat(stated(told(LATE.stated("C", "5.00"), moved))).isEqualTo(usd("5.00"));
        assertThat(stated(told(EARLY.stated("C", "5.00"), moved))).isEqualTo(usd("4.00"));
    }

    @Test
    void hearsNothingOfOtherCards() {
        assertThat(told(
                        leaving(EARLY.moved(LOADED, SOLD, "D", "10.00"), "10.00"),
                        EARLY.changed("D", GiftCardState.ACTIVATED),
                        EARLY.stated("D", "10.00")))
                .isEqualTo(CardTold.NOTHING);
    }

    @Test
    void hasNoStatementWhereMovementsCarryNoBalance() {
        CardTold told = told(EARLY.moved(LOADED, SOLD, "C", "10.00"));

        assertThat(told.stated()).isNull();
        assertThat(told.moved()).isNotNull();
    }

    private static CardTold told(BusinessEvent... events) {
        return CardTold.of("C", List.of(events));
    }

    private static Money stated(CardTold told) {
        return Objects.requireNonNull(told.stated()).balance();
    }
}
