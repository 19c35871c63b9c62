package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The sub-ledger of a control account, key by key.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SubLedgerIT {

    private static final String KEYS = "/v1/accounts/2350/sub-keys";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void addsUpToTheAccountsBalance() {
        Client client = new Client(stack, "sub-keys");
        client.send(CaseA.of("sub-keys"));

        List<Map<String, Object>> keys = client.all(KEYS + "?entity=US&currency=USD&pageSize=3", "items");

        assertThat(keys)
                .extracting(key -> key.get("subKey"))
                .hasSize(9)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("order:shopify-us:1006");
        assertThat(Client.sum(keys, "credits")).isEqualTo("291.75");
        assertThat(Client.sum(keys, "debits")).isEqualTo("248.75");
        client.get("/v1/accounts/2350/balance")
                .body("balances[0].credits.amount", equalTo("291.75"))
                .body("balances[0].debits.amount", equalTo("248.75"));
    }

    @Test
    void leavesOutWhatIsDone() {
        Client client = new Client(stack, "sub-keys-open");
        client.send(CaseA.of("sub-keys-open"));

        List<Map<String, Object>> open = client.all(KEYS + "?open=true&pageSize=1", "items");

        assertThat(open)
                .extracting(key -> key.get("subKey"))
                .containsExactly("order:shopify-us:1008", "order:shopify-us:1009");
        assertThat(open).extracting(key -> key.get("side")).containsOnly("credit");
        assertThat(Client.sum(open, "balance")).isEqualTo("43.00");
    }

    @Test
    void countsWhatIsAskedFor() {
        Client client = new Client(stack, "sub-keys-cut");
        client.send(CaseA.of("sub-keys-cut"));

        client.get(KEYS + "?asOf=2026-03-02").statusCode(200).body("items", empty());
        client.get(KEYS + "?entity=CA").body("items", empty());
        client.get(KEYS + "?currency=EUR").body("items", empty());
        client.get("/v1/accounts/1400/sub-keys").statusCode(200).body("items", empty());
        client.get("/v1/accounts/9999/sub-keys")
                .statusCode(404)
                .body("type", equalTo("https://tieout.io/problems/unknown-account"))
                .body("errors[0].fix", containsString("2350"));
        String next = client.get(KEYS + "?pageSize=1").extract().path("next");
        client.get(KEYS + "?pageSize=1&open=true&cursor=" + next)
                .statusCode(400)
                .body("type", equalTo("https://tieout.io/problems/bad-cursor"));
    }
}
