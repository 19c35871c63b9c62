package io.tieout.simulator.books;

import static io.tieout.simulator.books.Facts.toldBy;
import static io.tieout.simulator.books.Facts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.ReturnProof;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SourceRole;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.TenderLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Single moves of stored value, by the examples of the posting table; a debit is positive.
class StoredValuePostingTest {

    private final Facts facts = new Facts();

    /// Of ten dollars, of which `recognised` was breakage before.
    private static GiftCardMoved move(
            String entity,
            GiftCardMove kind,
            StoredValueOrigin origin,
            @Nullable String soldBy,
            @Nullable String recognised) {
        return new GiftCardMoved(
                Facts.toldBy(entity, SourceRole.GIFT_CARD_PLATFORM),
                kind,
                "card",
                origin,
                usd("10.00"),
                null,
                null,
                null,
                soldBy,
                recognised == null ? null : usd(recognised),
                recognised == null ? null : "US-2022-03");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            KIND,                ORIGIN,        ACCOUNTS
            LOADED,              SOLD,          2200=-10.00 2410=10.00
            LOADED,              GOODWILL,      2240=-10.00 4120=10.00
            LOADED,              PROMOTIONAL,   9200=10.00 9290=-10.00
            CREDITED,            RETURN_CREDIT, 2230=-10.00 2350=10.00
            CREDITED,            SOLD,          2200=-10.00 2350=10.00
            CREDITED,            GOODWILL,      2240=-10.00 2350=10.00
            CREDITED,            PROMOTIONAL,   2350=10.00 4110=-10.00 9200=10.00 9290=-10.00
            REDEEMED,            SOLD,          2200=10.00 2400=-10.00
            REDEEMED,            PROMOTIONAL,   2400=-10.00 4110=10.00 9200=-10.00 9290=10.00
            REDEMPTION_REVERSED, GOODWILL,      2240=-10.00 2400=10.00
            REDEMPTION_REVERSED, PROMOTIONAL,   2400=10.00 4110=-10.00 9200=10.00 9290=-10.00
            LOAD_VOIDED,         SOLD,          2200=10.00 2410=-10.00
            ADJUSTED_UP,         SOLD,          2200=-10.00 6250=10.00
            ADJUSTED_DOWN,       RETURN_CREDIT, 2230=10.00 6250=-10.00
            EXPIRED,             SOLD,          2200=10.00 4300=-10.00
            EXPIRED,             PROMOTIONAL,   9200=-10.00 9290=10.00
            ESCHEATED,           SOLD,          2200=10.00 2280=-10.00
            TRANSFERRED_OUT,     SOLD,          ''
            """)
    void storedValueIsOwedByWhereItCameFrom(GiftCardMove kind, StoredValueOrigin origin, String accounts) {
        Map<String, String> posted = facts.posted(
                "US",
                "USD",
                move("US", kind, origin, null, null),
                new GiftCardMoved(toldBy(SourceRole.POS), kind, "card", origin, usd("10.00"), null, null, null));

        assertThat(posted.toString()).isEqualTo("{" + accounts.replace(" ", ", ") + "}");
    }

    /// DE grants promotions with a purchase and owes them from then on.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            KIND,                ACCOUNTS
            LOADED,              2220=-10.00 4110=10.00
            REDEEMED,            2220=10.00 2400=-10.00
            REDEMPTION_REVERSED, 2220=-10.00 2400=10.00
            CREDITED,            2220=-10.00 2350=10.00
            EXPIRED,             2220=10.00 4110=-10.00
            TRANSFERRED_IN,      ''
            """)
    void aPromotionIsOwedWhereThatIsThePolicy(GiftCardMove kind, String accounts) {
        Map<String, String> posted =
                facts.posted("DE", "USD", move("DE", kind, StoredValueOrigin.PROMOTIONAL, null, null));

        assertThat(posted.toString()).isEqualTo("{" + accounts.replace(" ", ", ") + "}");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            KIND,      ORIGIN,        RECOGNISED, ACCOUNTS
            EXPIRED,   SOLD,          4.00,       2200=10.00 2290=-4.00 4300=-6.00
            EXPIRED,   SOLD,          10.00,      2200=10.00 2290=-10.00
            EXPIRED,   RETURN_CREDIT, 4.00,       2230=10.00 2290=-4.00 4300=-6.00
            ESCHEATED, SOLD,          4.00,       2200=10.00 2280=-10.00 2290=-4.00 4300=4.00
            ESCHEATED, RETURN_CREDIT, 10.00,      2230=10.00 2280=-10.00 2290=-10.00 4300=10.00
            """)
    void whatWasBreakageBeforeIsTakenBack(
            GiftCardMove kind, StoredValueOrigin origin, String recognised, String accounts) {
        Map<String, String> posted = facts.posted("US", "USD", move("US", kind, origin, null, recognised));

        assertThat(posted.toString()).isEqualTo("{" + accounts.replace(" ", ", ") + "}");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            KIND,                ORIGIN,      ISSUER,                                           SELLER
            REDEEMED,            SOLD,        2200=10.00 2800=-10.00,                           1800=10.00 2400=-10.00
            REDEMPTION_REVERSED, GOODWILL,    2240=-10.00 2800=10.00,                           1800=-10.00 2400=10.00
            REDEEMED,            PROMOTIONAL, 2800=-10.00 4110=10.00 9200=-10.00 9290=10.00,    1800=10.00 2400=-10.00
            """)
    void whoSoldForTheCardOfAnAffiliateIsOwedByIt(
            GiftCardMove kind, StoredValueOrigin origin, String issuer, String seller) {
        Map<String, String> posted = facts.posted("US", "USD", move("US", kind, origin, "OUT", null));

        assertThat(posted.toString()).isEqualTo("{" + issuer.replace(" ", ", ") + "}");
        assertThat(facts.posted("OUT", "USD").toString()).isEqualTo("{" + seller.replace(" ", ", ") + "}");
    }

    /// Its price goes back in the tender in which it was paid, and the load is void.
    @ParameterizedTest
    @CsvSource({"cash, 1110", "original, 2350"})
    void theSaleOfACardIsUndoneOnBothSides(String tender, String account) {
        ItemLine card = new ItemLine("card", ItemKind.GIFT_CARD, null, 1, usd("10.00"), null, null, null, null);
        ReturnRecorded back = new ReturnRecorded(
                toldBy(SourceRole.POS),
                "US01",
                "US01-1",
                null,
                null,
                ReturnProof.RECEIPT,
                usd("10.00"),
                List.of(card),
                List.of(new TenderLine(tender, usd("10.00"))),
                null);

        assertThat(facts.posted("US", "USD", back)).isEqualTo(Map.of("2410", "10.00", account, "-10.00"));
        assertThat(facts.posted("US", "USD", move("US", GiftCardMove.LOAD_VOIDED, StoredValueOrigin.SOLD, null, null)))
                .isEqualTo(Map.of("2200", "10.00", account, "-10.00"));
    }
}
