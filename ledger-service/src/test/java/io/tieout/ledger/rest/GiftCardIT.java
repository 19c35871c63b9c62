package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.event.GiftCardMove.LOADED;
import static io.tieout.event.GiftCardMove.REDEEMED;
import static io.tieout.event.StoredValueOrigin.PROMOTIONAL;
import static io.tieout.event.StoredValueOrigin.RETURN_CREDIT;
import static io.tieout.event.StoredValueOrigin.SOLD;
import static io.tieout.ledger.CardEvents.leaving;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.GiftCardState;
import io.tieout.ledger.CardEvents;
import io.tieout.ledger.Feed;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is on a card, and whether its platform agrees.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
@TestProfile(GiftCardIT.LongAgo.class)
class GiftCardIT {

    /// What these cards are stated to hold was stated in a March long past.
    public static final class LongAgo implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.ledger.gift-card-validated-for", "36500d");
        }
    }

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void showsTheCardOfCaseB() {
        Client client = new Client(stack, "card-b");
        client.send(CaseB.of("card-b"));

        client.get("/v1/gift-cards/G77")
                .statusCode(200)
                .body("source", equalTo("cards-us"))
                .body("state", equalTo("activated"))
                .body("validation", equalTo("validated"))
                .body("totals.balance.amount", contains("30.00"))
                .body("balances.origin", contains("sold", "return-credit"))
                .body("balances.balance.amount", contains("0.00", "30.00"))
                .body("stated.balance.amount", equalTo("30.00"))
                .body("stated.at", equalTo("2026-03-05T10:00:00Z"))
                .body("lastMovement.kind", equalTo("redeemed"))
                .body("lastMovement.source", equalTo("cards-us"))
                .body("lastMovement.at", equalTo("2026-03-05T10:00:00Z"))
                .body("unbackedRedemptions", equalTo(0))
                .body("$", hasKey("asOf"));
        client.get("/v1/gift-cards/G82")
                .body("validation", equalTo("stale"))
                .body("balances.account", contains("9200"))
                .body("totals.balance.amount", contains("12.00"))
                .body("$", not(hasKey("stated")))
                .body("$", not(hasKey("state")));
        client.get("/v1/gift-cards/G79").body("validation", equalTo("validated"));
    }

    @Test
    void isStaleAfterAMovementAndValidatedByTheNextStatement() {
        CardEvents cards = new CardEvents("card-stale");
        Client client = new Client(stack, "card-stale");
        client.send(
                leaving(cards.at("2026-03-03T10:00:00Z").moved(LOADED, SOLD, "S1", "50.00"), "50.00"),
                cards.at("2026-03-03T11:00:00Z").moved(REDEEMED, SOLD, "S1", "20.00"));
        client.get("/v1/gift-cards/S1").body("validation", equalTo("stale"));

        client.send(cards.at("2026-03-03T12:00:00Z").stated("S1", "30.00"));

        client.get("/v1/gift-cards/S1")
                .body("validation", equalTo("validated"))
                .body("stated.type", equalTo("tieout.balance.stated.v1"));
    }

    @Test
    void isDisputedWhileALoadIsMissingWhateverComesAfterIt() {
        CardEvents cards = new CardEvents("card-disputed");
        Client client = new Client(stack, "card-disputed");
        client.send(
                leaving(cards.at("2026-03-03T11:00:00Z").moved(REDEEMED, SOLD, "D1", "20.00"), "30.00"),
                leaving(cards.at("2026-03-03T12:00:00Z").moved(LOADED, RETURN_CREDIT, "D1", "5.00"), "35.00"),
                cards.at("2026-03-03T13:00:00Z").moved(REDEEMED, RETURN_CREDIT, "D1", "5.00"));

        client.get("/v1/gift-cards/D1")
                .body("validation", equalTo("disputed"))
                .body("balances.balance.amount", contains("-20.00", "0.00"))
                .body("unbackedRedemptions", equalTo(1));

        client.send(
                leaving(cards.at("2026-03-03T10:00:00Z").moved(LOADED, SOLD, "D1", "50.00"), "50.00"),
                cards.at("2026-03-03T14:00:00Z").stated("D1", "30.00"));

        client.get("/v1/gift-cards/D1")
                .body("validation", equalTo("validated"))
                .body("totals.balance.amount", contains("30.00"))
                .body("unbackedRedemptions", equalTo(0));
    }

    @Test
    void takesATransactionOverSeveralOriginsAsOne() {
        CardEvents cards = new CardEvents("card-mixed");
        CardEvents used = cards.at("2026-03-03T11:00:00Z");
        Client client = new Client(stack, "card-mixed");
        client.send(
                leaving(cards.moved(LOADED, SOLD, "M1", "10.00"), "10.00"),
                leaving(cards.moved(LOADED, PROMOTIONAL, "M1", "5.00"), "15.00"),
                leaving(used.moved(REDEEMED, SOLD, "M1", "7.00"), "3.00"),
                leaving(used.moved(REDEEMED, PROMOTIONAL, "M1", "5.00"), "10.00"));

        client.get("/v1/gift-cards/M1")
                .body("validation", equalTo("validated"))
                .body("stated.balance.amount", equalTo("3.00"))
                .body("balances.account", contains("2200", "9200"))
                .body("balances.balance.amount", contains("3.00", "0.00"));
    }

    @Test
    void knowsACardThatWasOnlyActivatedOrStatedAndItsLastState() {
        CardEvents cards = new CardEvents("card-states");
        Client client = new Client(stack, "card-states");
        client.send(
                cards.at("2026-03-03T12:00:00Z").changed("A1", GiftCardState.DISABLED),
                cards.at("2026-03-03T10:00:00Z").changed("A1", GiftCardState.ACTIVATED),
                cards.stated("A2", "0.00"),
                cards.stated("A3", "9.00"));

        client.get("/v1/gift-cards/A1")
                .body("state", equalTo("disabled"))
                .body("balances", empty())
                .body("validation", equalTo("stale"));
        client.get("/v1/gift-cards/A2").body("validation", equalTo("validated"));
        client.get("/v1/gift-cards/A3").body("validation", equalTo("disputed"));

        client.send(cards.at("2026-03-04T10:00:00Z").changed("A1", GiftCardState.ENABLED));

        client.get("/v1/gift-cards/A1").body("state", equalTo("enabled"));
    }

    @Test
    void keepsPlatformsApartThatUseTheSameId() {
        CardEvents cards = new CardEvents("card-twins");
        Client client = new Client(stack, "card-twins");
        client.send(
                leaving(cards.moved(LOADED, SOLD, "T1", "10.00"), "10.00"),
                leaving(cards.of("cards-old").moved(LOADED, SOLD, "T1", "70.00"), "70.00"));

        client.get("/v1/gift-cards/T1")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/ambiguous-gift-card"))
                .body("errors[0].fix", containsString("cards-old, cards-us"));
        client.get("/v1/gift-cards/T1?source=cards-old")
                .statusCode(200)
                .body("validation", equalTo("validated"))
                .body("totals.balance.amount", contains("70.00"));
        client.get("/v1/gift-cards/T1?source=cards-none").statusCode(404);
    }

    @Test
    void refusesACardThatNobodySpokeOf() {
        new Client(stack, "card-none")
                .get("/v1/gift-cards/nothing")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/unknown-gift-card"));
    }

    @Test
    void isFitToBeCached() {
        CardEvents cards = new CardEvents("card-cached");
        Client client = new Client(stack, "card-cached");
        client.send(leaving(cards.moved(LOADED, SOLD, "E1", "10.00"), "10.00"));
        String tag = client.get("/v1/gift-cards/E1")
                .header("Cache-Control", containsString("private"))
                .header("Cache-Control", containsString("max-age=5"))
                .header("Vary", containsString("Authorization"))
                .extract()
                .header("ETag");

        given().auth()
                .oauth2(Tokens.viewer("card-cached"))
                .header("If-None-Match", tag)
                .get("/v1/gift-cards/E1")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        client.send(cards.at("2026-03-03T12:00:00Z").moved(REDEEMED, SOLD, "E1", "4.00"));
        given().auth()
                .oauth2(Tokens.viewer("card-cached"))
                .header("If-None-Match", tag)
                .get("/v1/gift-cards/E1")
                .then()
                .statusCode(200)
                .body("totals.balance.amount", contains("6.00"));
    }

    @Test
    void findsWhatTheEventIdsLeadTo() {
        CardEvents cards = new CardEvents("card-event");
        Client client = new Client(stack, "card-event");
        var loaded = leaving(cards.moved(LOADED, SOLD, "F1", "10.00"), "10.00");
        client.send(loaded);

        client.get("/v1/gift-cards/F1")
                .body("lastMovement.eventId", equalTo(Feed.idOf(loaded).toString()))
                .body("stated.eventId", equalTo(Feed.idOf(loaded).toString()));
    }
}
