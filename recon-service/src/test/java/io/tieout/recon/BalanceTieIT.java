package io.tieout.recon;

import static io.tieout.event.GiftCardMove.CREDITED;
import static io.tieout.event.GiftCardMove.LOADED;
import static io.tieout.event.GiftCardMove.REDEEMED;
import static io.tieout.event.StoredValueOrigin.GOODWILL;
import static io.tieout.event.StoredValueOrigin.RETURN_CREDIT;
import static io.tieout.event.StoredValueOrigin.SOLD;
import static io.tieout.recon.fixture.Decisions.sign;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.event.ErpState;
import io.tieout.event.StatementUse;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CardDocument;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Told;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Worked case B: the liability of the ledger, 195.00, against the 65.00 of the ERP.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BalanceTieIT {

    private static final String TENANT = Tenants.fresh("tied");
    private static final Api API = new Api(TENANT);
    private static final String BOOKS = "books.find { it.entity == 'US' && it.currency == 'USD' }";
    private static final String CONTROL = BOOKS + ".controls.find { it.control == 'stored-value' }";
    private static final String SECTION = "content.balanceTie.controls.find { it.control == 'stored-value' }";
    private static Duration shift = Duration.ZERO;

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);

    @Test
    @Order(1)
    void explainsTheDifferenceToTheLastCent() {
        tellTheCase();

        JsonPath report = report("2026-03-06");

        assertThat(report.getMap(CONTROL))
                .containsAllEntriesOf(Map.of("ledger", "195.00", "erp", "65.00", "difference", "130.00"))
                .containsAllEntriesOf(Map.of("residual", "0.00", "tied", true))
                .doesNotContainKeys("stated", "untold", "notComparable");
        assertThat(items(report, CONTROL))
                .containsExactly(
                        "missing 1 50.00 50.00", "rejected-or-stuck 3 -20.00 110.00", "wrong-account 1 100.00 100.00");
        assertThat(report.getMap(BOOKS + ".accounts.find { it.account == '2200' }"))
                .containsAllEntriesOf(Map.of("debits", "75.00", "credits", "230.00", "balance", "-155.00"))
                .containsAllEntriesOf(Map.of("erp", "25.00", "control", "stored-value"));
        assertThat(report.getMap(BOOKS + ".accounts.find { it.account == '1110' }"))
                .containsEntry("balance", "150.00")
                .doesNotContainKeys("erp", "control");
    }

    @Test
    @Order(2)
    void isTheSameInEveryForm() {
        String csv = API.get("/v1/reports/balance-tie?format=csv&asOf=" + day("2026-03-06"))
                .asString();

        assertThat(csv)
                .contains("stored-value,2200 2230 2240,2200 2230 2240,195.00,65.00,,130.00,130.00,0.00,tied")
                .contains("stored-value,rejected-or-stuck,3,-20.00,110.00");
    }

    /// What is told again, and an earlier sum that comes last, change nothing.
    @Test
    @Order(3)
    void theLatestSumsHold() {
        new Told(TENANT, "US")
                .account("2230", date("2026-03-03"), usd("0.00"), usd("45.00"))
                .by(topics);
        new Told(TENANT, "US")
                .account("1110", date("2026-03-04"), usd("1.00"), usd("0.00"))
                .by(topics);
        Eventually.holds(() -> assertThat(
                        report("2026-03-06").getString(BOOKS + ".accounts.find { it.account == '1110' }.balance"))
                .isEqualTo("151.00"));

        assertThat(report("2026-03-06").getString(CONTROL + ".ledger")).isEqualTo("195.00");
    }

    @Test
    @Order(4)
    void aDayBeforeKnowsNothingOfIt() {
        assertThat(report("2026-03-02").getList(BOOKS + ".controls.ledger")).containsExactly("80.00");
        assertThat(report("2026-03-02").getList(BOOKS + ".controls.erp")).containsExactly("80.00");
        assertThat(report("2026-03-02").getList(BOOKS + ".controls.tied")).containsExactly(true);
    }

    @Test
    @Order(5)
    void isASectionOfTheCheckpoint() {
        JsonPath checkpoint = freeze();

        assertThat(checkpoint.getString("status")).isEqualTo("complete");
        assertThat(checkpoint.getInt("content.format")).isEqualTo(7);
        assertThat(checkpoint.getMap(SECTION))
                .containsAllEntriesOf(Map.of("ledger", "195.00", "erp", "65.00", "residual", "0.00", "tied", true));
        assertThat(checkpoint.getList("content.notAvailable.part")).doesNotContain("balanceTie");
        assertThat(API.get("/v1/checkpoints/" + checkpoint.getString("id") + "/report?format=csv")
                        .asString())
                .contains("stored-value,2200 2230 2240,2200 2230 2240,195.00,65.00,,130.00,0.00,tied");
        assertThat(sign(Tokens.finance(TENANT), checkpoint).statusCode()).isEqualTo(200);
    }

    /// Five dollars that the ledger booked and no record explains.
    @Test
    @Order(6)
    void whatIsUnexplainedHindersTheSignature() {
        new Told(TENANT, "US")
                .account("2240", date("2026-03-05"), usd("0.00"), usd("5.00"))
                .by(topics);
        Eventually.holds(() -> assertThat(report("2026-03-06").getString(CONTROL + ".residual"))
                .isEqualTo("5.00"));

        JsonPath checkpoint = freeze();

        assertThat(checkpoint.getString("status")).isEqualTo("incomplete");
        assertThat(checkpoint.getList("content.gaps", String.class))
                .containsExactly(
                        "the balance of stored-value does not tie: 5.00 of the difference of 135.00 is unexplained");
        Response refused = sign(Tokens.finance(TENANT), checkpoint);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).endsWith("incomplete-checkpoint");
    }

    /// A journal by hand that nobody told of.
    @Test
    @Order(7)
    void whatTheErpStatesBeyondItsDocumentsIsSeen() {
        Shop shop = new Shop(TENANT, "US", shift)
                .statedByErp("2200", usd("-60.00"), StatementUse.CONTROL, "2026-03-05T23:00:00Z")
                .statedByErp("2240", usd("-10.00"), StatementUse.CONTROL, "2026-03-05T23:00:00Z");
        new Ledger(topics).tell(shop);

        Eventually.holds(() -> assertThat(report("2026-03-06").getMap(CONTROL))
                .containsAllEntriesOf(Map.of("stated", "70.00", "untold", "5.00", "tied", false)));
    }

    @Test
    @Order(8)
    void documentsWithoutAccountsLeaveNothingToCompare() {
        Shop shop = new Shop(TENANT, "US", shift)
                .document("D-BLANK", "invoice", ErpState.POSTED, List.of(), usd("9.00"), null, "2026-03-05T10:00:00Z");
        new Ledger(topics).tell(shop);

        Eventually.holds(() -> assertThat(report("2026-03-06").getMap(CONTROL))
                .containsEntry("notComparable", "1 documents of the ERP name no account")
                .doesNotContainKeys("erp", "residual", "tied"));
        assertThat(report("2026-03-06").getString(CONTROL + ".ledger")).isEqualTo("200.00");
    }

    private void tellTheCase() {
        shift = clock.weeksAhead();
        Shop shop = new Shop(TENANT, "US", shift)
                .statedByErp("2200", usd("-80.00"), StatementUse.OPENING, "2026-03-01T10:00:00Z")
                .moved("T1", "G77", LOADED, SOLD, usd("50.00"), "2026-03-03T10:00:00Z")
                .moved("T2", "G77", REDEEMED, SOLD, usd("50.00"), "2026-03-03T11:00:00Z")
                .moved("T3", "G77", CREDITED, RETURN_CREDIT, usd("45.00"), "2026-03-03T12:00:00Z")
                .moved("T4", "G77", REDEEMED, RETURN_CREDIT, usd("15.00"), "2026-03-03T13:00:00Z")
                .moved("T5", "G78", LOADED, SOLD, usd("100.00"), "2026-03-03T10:00:00Z")
                .moved("T6", "G79", REDEEMED, SOLD, usd("25.00"), "2026-03-03T11:00:00Z")
                .moved("T7", "G81", LOADED, GOODWILL, usd("10.00"), "2026-03-03T11:00:00Z");
        document(shop, "T2", "gift-card-redemption", ErpState.PARKED, "50.00", "2200", "2400");
        document(shop, "T3", "return-credit", ErpState.PARKED, "45.00", "2350", "2230");
        document(shop, "T4", "return-credit-redemption", ErpState.PARKED, "15.00", "2230", "2400");
        document(shop, "T5", "gift-card-load", ErpState.POSTED, "100.00", "2410", "4000");
        document(shop, "T6", "gift-card-redemption", ErpState.POSTED, "25.00", "2200", "2400");
        document(shop, "T7", "goodwill", ErpState.POSTED, "10.00", "4120", "2240");
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        new Ledger(topics).tell(shop);
        LocalDate day = date("2026-03-03");
        new Told(TENANT, "US")
                .account("2200", date("2026-03-01"), usd("0.00"), usd("80.00"))
                .account("2200", day, usd("75.00"), usd("150.00"))
                .account("2230", day, usd("15.00"), usd("45.00"))
                .account("2240", day, usd("0.00"), usd("10.00"))
                .account("1110", day, usd("150.00"), usd("0.00"))
                // The credit to the card, for which nobody told the return.
                .account("2350", day, usd("45.00"), usd("0.00"))
                .by(topics);
        clock.advanceTo(Instant.parse("2026-03-07T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(
                        API.json("/v1/breaks?rule=stored-value&status=open").getList("items"))
                .hasSize(5));
        Eventually.holds(() ->
                assertThat(report("2026-03-06").getList(BOOKS + ".accounts")).hasSizeGreaterThanOrEqualTo(4));
    }

    private static void document(
            Shop shop, String transaction, String type, ErpState state, String amount, String debit, String credit) {
        CardDocument.tell(shop, transaction, type, state, amount, debit, credit, "2026-03-03T13:30:00Z");
    }

    private static JsonPath report(String asOf) {
        return API.json("/v1/reports/balance-tie?asOf=" + day(asOf));
    }

    private static List<String> items(JsonPath report, String control) {
        return report.getList(control + ".items", Map.class).stream()
                .map(item -> item.get("reason") + " " + item.get("records") + " " + item.get("net") + " "
                        + item.get("absolute"))
                .toList();
    }

    private static LocalDate date(String day) {
        return LocalDate.parse(day).plusDays(shift.toDays());
    }

    private static String day(String day) {
        return date(day).toString();
    }

    private static JsonPath freeze() {
        return API.freeze(date("2026-03-01"), date("2026-03-06"), 201);
    }
}
