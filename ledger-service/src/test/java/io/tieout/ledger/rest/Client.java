package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.Feed;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One tenant's sources and one of its people.
record Client(TestStack stack, String tenant) {

    /// Completes when the ledger has recorded them.
    void send(BusinessEvent... events) {
        send(Arrays.asList(events));
    }

    void send(List<? extends BusinessEvent> events) {
        new Feed(stack).send(events);
        for (BusinessEvent event : events) {
            Eventually.holds(() -> get("/v1/events/" + Feed.idOf(event)).statusCode(200));
        }
    }

    ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then();
    }

    /// What `items` has on all pages of a list. `path` has a query already.
    <T> List<T> all(String path, String items) {
        List<T> all = new ArrayList<>();
        String next = "";
        do {
            JsonPath page =
                    get(path + "&cursor=" + next).statusCode(200).extract().jsonPath();
            all.addAll(page.getList(items));
            next = page.getString("next");
        } while (next != null);
        return all;
    }

    /// The sum of an amount of items.
    static String sum(List<Map<String, Object>> items, String amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, Object> item : items) {
            Map<?, ?> money = (Map<?, ?>) Objects.requireNonNull(item.get(amount));
            sum = sum.add(new BigDecimal(String.valueOf(money.get("amount"))));
        }
        return sum.toPlainString();
    }
}
