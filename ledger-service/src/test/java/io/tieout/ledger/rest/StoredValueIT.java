package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.BusinessEvent;
import io.tieout.event.GiftCardMove;
import io.tieout.event.StoredValueOrigin;
import io.tieout.ledger.CardEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The roll-forward of stored value, from events on Kafka to the report.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class StoredValueIT {

    private static final String REPORT = "/v1/reports/stored-value-roll-forward";
    private static final List<String> COLUMNS = List.of(
            "opening",
            "issued",
            "redeemed",
            "redemptionReversed",
            "loadVoided",
            "expired",
            "escheated",
            "adjusted",
            "closing");

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void rollsCaseBForward() {
        Client client = new Client(stack, "case-b");
        client.send(CaseB.of("case-b"));

        JsonPath book = client.get(REPORT + "?from=2026-03-01&to=2026-03-31&entity=US&currency=USD")
                .statusCode(200)
                .body("books.entity", contains("US"))
                .extract()
                .jsonPath();

        assertThat(columns(book, "books[0].origins[0]"))
                .containsExactly("80.00", "150.00", "-75.00", "0.00", "0.00", "0.00", "0.00", "0.00", "155.00");
        assertThat(columns(book, "books[0].origins[1]"))
                .containsExactly("0.00", "45.00", "-15.00", "0.00", "0.00", "0.00", "0.00", "0.00", "30.00");
        assertThat(columns(book, "books[0].origins[2]"))
                .containsExactly("0.00", "10.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "10.00");
        assertThat(columns(book, "books[0].origins[3]"))
                .containsExactly("0.00", "20.00", "-8.00", "0.00", "0.00", "0.00", "0.00", "0.00", "12.00");
        assertThat(columns(book, "books[0].liability"))
                .containsExactly("80.00", "205.00", "-90.00", "0.00", "0.00", "0.00", "0.00", "0.00", "195.00");
        assertThat(book.getList("books[0].origins.origin"))
                .containsExactly("sold", "return-credit", "goodwill", "promotional");
        assertThat(book.getList("books[0].origins.memo")).containsExactly(false, false, false, true);
        assertThat(book.getList("books[0].origins.unbackedRedemptions")).containsOnly(0);
        assertThat(book.getString("books[0].netLiability.amount")).isEqualTo("195.00");
    }

    @Test
    void opensWhereTheDayBeforeClosed() {
        Client client = new Client(stack, "case-b-cut");
        client.send(CaseB.of("case-b-cut"));

        JsonPath first = client.get(REPORT + "?to=2026-03-03").extract().jsonPath();
        JsonPath second = client.get(REPORT + "?from=2026-03-04").extract().jsonPath();

        assertThat(columns(first, "books[0].liability"))
                .containsExactly("80.00", "160.00", "-75.00", "0.00", "0.00", "0.00", "0.00", "0.00", "165.00");
        assertThat(columns(second, "books[0].liability"))
                .containsExactly("165.00", "45.00", "-15.00", "0.00", "0.00", "0.00", "0.00", "0.00", "195.00");
    }

    @Test
    void closesAtTheBalanceOfEachAccountAlsoByCard() {
        Client client = new Client(stack, "every-kind");
        client.send(everyKind("every-kind"));

        JsonPath book = client.get(REPORT + "?currency=USD").extract().jsonPath();
        List<Map<String, Object>> cards = client.all(REPORT + "?by=card&pageSize=2", "cards");

        assertThat(columns(book, "books[0].origins[0]"))
                .containsExactly("7.00", "100.00", "-30.00", "5.00", "-10.00", "-3.00", "-2.00", "1.00", "68.00");
        for (String account : List.of("2200", "2230")) {
            String closing = book.getString("books[0].origins.find { it.account == '" + account + "' }.closing.amount");
            client.get("/v1/accounts/" + account + "/balance")
                    .body("balances[0].side", equalTo("credit"))
                    .body("balances[0].balance.amount", equalTo(closing));
            List<Map<String, Object>> ofAccount = cards.stream()
                    .filter(card -> account.equals(card.get("account")))
                    .toList();
            assertThat(Client.sum(ofAccount, "closing")).as(account).isEqualTo(closing);
        }
        assertThat(cards)
                .extracting(card -> card.get("card") + " " + card.get("account"))
                .doesNotHaveDuplicates();
        assertThat(cards).extracting(card -> card.get("card")).contains("C1", "C2");
    }

    @Test
    void countsRedemptionsWithoutARecordedLoad() {
        CardEvents cards = new CardEvents("unbacked");
        Client client = new Client(stack, "unbacked");
        client.send(
                cards.at("2026-03-03T10:00:00Z").moved(GiftCardMove.REDEEMED, StoredValueOrigin.SOLD, "N1", "20.00"),
                cards.at("2026-03-04T10:00:00Z").moved(GiftCardMove.LOADED, StoredValueOrigin.SOLD, "N1", "50.00"),
                cards.at("2026-03-05T10:00:00Z").moved(GiftCardMove.REDEEMED, StoredValueOrigin.SOLD, "N1", "50.00"));

        client.get(REPORT)
                .body("books[0].origins.unbackedRedemptions", contains(1))
                .body("books[0].origins.negativeCards", contains(1))
                .body("books[0].origins[0].closing.amount", equalTo("-20.00"));
        client.get(REPORT + "?by=card")
                .body("cards.unbackedRedemptions", contains(1))
                .body("$", not(hasKey("books")));
        client.get(REPORT + "?from=2026-03-04").body("books[0].origins.unbackedRedemptions", contains(0));
        client.get(REPORT + "?from=2026-03-05&by=card").body("cards.unbackedRedemptions", contains(0));
        client.get(REPORT + "?entity=CA").body("books", empty());

        client.send(cards.at("2026-03-02T10:00:00Z").moved(GiftCardMove.LOADED, StoredValueOrigin.SOLD, "N1", "20.00"));

        client.get(REPORT).body("books[0].origins.unbackedRedemptions", contains(0));
    }

    private static List<BusinessEvent> everyKind(String tenant) {
        CardEvents cards = new CardEvents(tenant);
        return List.of(
                cards.at("2026-03-01T10:00:00Z").opening("C1", "7.00"),
                move(cards, 1, GiftCardMove.LOADED, "C1", "90.00"),
                move(cards, 2, GiftCardMove.LOADED, "C2", "10.00"),
                move(cards, 3, GiftCardMove.LOAD_VOIDED, "C2", "10.00"),
                move(cards, 4, GiftCardMove.REDEEMED, "C1", "30.00"),
                move(cards, 5, GiftCardMove.REDEMPTION_REVERSED, "C1", "5.00"),
                move(cards, 6, GiftCardMove.EXPIRED, "C1", "3.00"),
                move(cards, 7, GiftCardMove.ESCHEATED, "C1", "2.00"),
                move(cards, 8, GiftCardMove.ADJUSTED_UP, "C1", "4.00"),
                move(cards, 9, GiftCardMove.ADJUSTED_DOWN, "C1", "3.00"),
                move(cards, 10, GiftCardMove.TRANSFERRED_OUT, "C1", "6.00"),
                move(cards, 11, GiftCardMove.TRANSFERRED_IN, "C3", "6.00"),
                cards.moved(GiftCardMove.CREDITED, StoredValueOrigin.RETURN_CREDIT, "C2", "12.50"));
    }

    private static BusinessEvent move(CardEvents cards, int minute, GiftCardMove kind, String card, String amount) {
        return cards.at("2026-03-03T10:%02d:00Z".formatted(minute)).moved(kind, StoredValueOrigin.SOLD, card, amount);
    }

    private static List<String> columns(JsonPath report, String row) {
        return COLUMNS.stream()
                .map(column -> report.getString(row + "." + column + ".amount"))
                .toList();
    }

    /// By default the platform's word vouches for a card for a day.
    @Test
    void aCardIsStaleADayAfterItsPlatformSpoke() {
        Instant now = Instant.now();
        CardEvents cards = new CardEvents("card-age");
        Client client = new Client(stack, "card-age");
        client.send(
                cards.at(now.minus(Duration.ofHours(23)).toString()).stated("Y1", "0.00"),
                cards.at(now.minus(Duration.ofHours(25)).toString()).stated("O1", "0.00"));

        client.get("/v1/gift-cards/Y1").body("validation", equalTo("validated"));
        client.get("/v1/gift-cards/O1").body("validation", equalTo("stale"));
    }
}
