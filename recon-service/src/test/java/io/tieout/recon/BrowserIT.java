package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Chromium;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages in a real Chromium, as a finance person uses them. Pictures are left in `target/pages`.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class BrowserIT {

    private static final String TENANT = "pages-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Api API = new Api(TENANT);
    private static boolean isTold;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/pages")
    URL pages;

    @SuppressWarnings("NullAway.Init")
    private Chromium browser;

    @BeforeEach
    void startTheBrowser() throws IOException {
        Optional<Path> chromium = Chromium.executable();
        assumeTrue(chromium.isPresent(), "skipped: there is no chromium on the PATH (Debian: apt install chromium)");
        tellTheCase();
        browser = Chromium.start(chromium.orElseThrow());
    }

    @AfterEach
    void endTheBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static void tellTheCase() {
        if (isTold) {
            return;
        }
        isTold = true;
        Topics topics = new Topics(TestStack.shared());
        ReplayClock clock = new ReplayClock(topics);
        Duration shift = clock.weeksAhead();
        clock.advanceTo(CaseA.AS_OF.plus(shift).minus(Duration.ofDays(3)));
        new Ledger(topics).tell(CaseA.tell(new Shop(TENANT, "US", shift)));
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(11));
        clock.advanceTo(CaseA.AS_OF.plus(shift));
        Eventually.holds(() ->
                assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSize(6));
    }

    @Test
    void leadsFromTheLinkWithATokenToTheReportAndOnToTheEvidence() throws IOException {
        browser.open(pages + "/sign-in#token=" + Tokens.viewer(TENANT));
        Eventually.holds(() -> assertThat(browser.seen("h1")).isEqualTo("How the day stands"));
        browser.settled();

        assertThat(browser.text("location.href")).doesNotContain("token");
        assertThat(browser.text("document.cookie"))
                .as("no script can read the token")
                .isEmpty();
        isAccessible("home");
        browser.click("nav a[href='/pages/reports']");
        isAccessible("reports");
        browser.click("main a[href='/pages/three-column']");
        assertThat(browser.seen("h1")).isEqualTo("Refunds: source against ERP");
        assertThat(browser.seen("table.figures tfoot").replaceAll("\\s+", " "))
                .isEqualTo("Total 11 291.75 8 241.50 50.25 25.25 25.00 121.75");
        assertThat(browser.seen(".badge")).isEqualTo("Ties out: residual 0.00");
        isAccessible("three-column");

        browser.fill("#by", "order");
        browser.click(".filters button");
        assertThat(browser.seen("table.figures tbody")).contains("1006").contains("20.00");
        browser.click("table.figures a[href*='order=1006']");
        assertThat(browser.seen("tbody")).contains("First partial only");

        browser.click("nav a[href='/pages/breaks']");
        assertThat(browser.evaluate("document.querySelectorAll('tbody tr').length")
                        .asInt())
                .isEqualTo(6);
        isAccessible("breaks");

        browser.fill("#class", "missing");
        browser.click(".filters button");
        browser.click("tbody a");
        assertThat(browser.seen("h1")).contains("Missing").contains("Order 1002");
        assertThat(browser.seen(".track .failed")).contains("2 Forwarded").contains("failed here");
        assertThat(browser.seen(".evidence")).contains("dead-lettered");
        assertThat(browser.evaluate("[...document.querySelectorAll('#legs ~ .scroll tbody tr')].length")
                        .asInt())
                .isEqualTo(4);
        isAccessible("break");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void worksWithoutScriptsAndByKeyboard() throws IOException {
        browser.withoutScripts(true);
        browser.open(pages.toString());
        assertThat(browser.seen("h1")).isEqualTo("Sign in");
        isAccessible("sign-in");
        browser.fill("#token", Tokens.viewer(TENANT));
        browser.click("button[type=submit]");
        assertThat(browser.seen("h1")).isEqualTo("How the day stands");

        browser.press("Tab");
        assertThat(browser.text("document.activeElement.innerText")).isEqualTo("Skip to the content");
        browser.press("Tab");
        assertThat(browser.text("document.activeElement.innerText")).contains("Tieout");

        browser.click(".who button");
        assertThat(browser.seen("h1")).isEqualTo("Sign in");
        browser.open(pages.toString());
        assertThat(browser.seen("h1")).as("signed out").isEqualTo("Sign in");
    }

    /// Every other page, at the width of a desk and at that of a phone.
    @Test
    void fitsDesksAndPhones() throws IOException {
        browser.open(pages + "/sign-in");
        browser.fill("#token", Tokens.finance(TENANT));
        browser.click("button[type=submit]");
        String incident = API.json("/v1/incidents?minBreaks=1").getString("items[0].id");
        browser.open(pages + "/checkpoints");
        String day = API.json("/v1/reports/three-column").getString("asOf");
        browser.fill("#new-entity", "US");
        browser.fill("#new-currency", "USD");
        browser.fill("#new-from", day);
        browser.fill("#new-to", day);
        browser.click("form[method=post][action='/pages/checkpoints'] button");
        assertThat(browser.seen("h1")).contains("US USD");
        String frozen = API.json("/v1/checkpoints").getString("items[0].id");

        for (int width : List.of(1280, 400)) {
            browser.resize(width);
            for (String page : List.of(
                    "",
                    "/breaks",
                    "/incidents?status=",
                    "/incidents/" + incident,
                    "/reports",
                    "/reports/kpis",
                    "/reports/statement",
                    "/reports/side-by-side",
                    "/three-column",
                    "/checkpoints",
                    "/checkpoints/" + frozen)) {
                browser.open(pages + page);
                String name = page.isEmpty() ? "home" : page.replaceAll("[^a-z]+|[0-9a-f]{8}-.*", "-");
                isAccessible(width + name);
                assertThat(browser.evaluate("document.documentElement.scrollWidth")
                                .asInt())
                        .as(page + " is no wider than its window")
                        .isLessThanOrEqualTo(width);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithATokenOrAFilter() throws IOException {
        browser.open(pages + "/sign-in");
        browser.fill("#token", Tokens.expired(TENANT, "viewer"));
        browser.click("button[type=submit]");
        assertThat(browser.seen("[role=alert]")).contains("This token is not accepted");
        isAccessible("sign-in-refused");

        browser.fill("#token", Tokens.viewer(TENANT));
        browser.click("button[type=submit]");
        browser.open(pages + "/three-column?from=yesterday");
        assertThat(browser.seen("main")).contains("'yesterday' is not a date.").contains("2026-03-06");
        isAccessible("bad-filter");
        browser.open(pages + "/three-column?order=nothing");
        assertThat(browser.seen("main")).contains("Nothing to compare");
        isAccessible("nothing");
    }

    private void isAccessible(String picture) throws IOException {
        browser.screenshot(Path.of("target", "pages", picture + ".png"));
        List<String> faults = new java.util.ArrayList<>();
        browser.evaluate(accessibility()).forEach(fault -> faults.add(fault.asText()));
        assertThat(faults).as(picture).isEmpty();
    }

    private static String accessibility() throws IOException {
        try (InputStream in = BrowserIT.class.getResourceAsStream("/browser/accessibility.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
