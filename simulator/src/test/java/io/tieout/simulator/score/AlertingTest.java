package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.alert;
import static io.tieout.simulator.score.Written.alertRule;
import static io.tieout.simulator.score.Written.aside;
import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.score;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTest {

    private static final String R1 = "refund:shop:R1";
    private static final String R2 = "refund:shop:R2";
    private static final String R3 = "refund:shop:R3";
    private static final String R4 = "refund:shop:R4";
    private static final String R9 = "refund:shop:R9";
    private static final String HUNDRED = "\"amounts\":[{\"amount\":\"100.00\",\"currency\":\"USD\"}]";
    private static final String AT_TEN = "\"detectableAt\":\"2026-03-03T10:00:00Z\"";
    private static final String AT_ELEVEN = "\"detectableAt\":\"2026-03-03T11:00:00Z\"";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Alerting alerting(List<String> truth, List<String> found) throws IOException {
        return score(folder, truth, found).alerting();
    }

    @Test
    void whatReachesTheAmountTogetherDeservesAnAlert() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "60.00"), truth(R2, "orphan", "-40.00"), truth(R3, "missing", "5.00")),
                List.of(
                        alertRule("amount", HUNDRED),
                        found(R1, "missing", "60.00"),
                        found(R2, "orphan", "-40.00"),
                        alert("amount", List.of(R1))));

        assertThat(alerting.raised()).as("magnitudes are added").isEqualTo(new Share(1, 3));
        assertThat(alerting.notAlerted())
                .extracting(each -> each.concern().about())
                .as("the one that no alert has, and the one that was not found")
                .containsExactly(R2, R3);
        assertThat(alerting.falseAlarms()).isEqualTo(new Share(0, 1));
    }

    @Test
    void belowTheThresholdNothingDeservesAnAlert() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "60.00"), truth(R2, "missing", "39.99")),
                List.of(
                        alertRule("amount", HUNDRED),
                        alertRule("count", "\"count\":3"),
                        found(R1, "missing", "60.00")));

        assertThat(alerting.raised()).isEqualTo(Share.NONE);
        assertThat(alerting.byRule()).isEqualTo(Map.of("amount", Share.NONE, "count", Share.NONE));
    }

    @Test
    void entitiesAndCurrenciesReachThresholdsByThemselves() throws IOException {
        List<String> rules = List.of(
                alertRule("amount", HUNDRED),
                alertRule("count", "\"count\":2"),
                found(R1, "missing", "60.00"),
                alert("count", List.of(R1)));
        String euros = "\"delta\":{\"amount\":\"60.00\",\"currency\":\"EUR\"}";

        assertThat(alerting(
                                List.of(
                                        truth(R1, "missing", "60.00"),
                                        truth(R2, "missing", "60.00", "\"entity\":\"DE\""),
                                        truth(R3, "missing", "0.00", euros)),
                                rules)
                        .raised())
                .isEqualTo(Share.NONE);
        assertThat(alerting(List.of(truth(R1, "missing", "60.00"), truth(R2, "missing", "60.00")), rules)
                        .raised())
                .isEqualTo(new Share(1, 2));
    }

    @Test
    void eachRuleIsAnsweredByItsOwnAlerts() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "100.00"), truth(R2, "missing", "1.00")),
                List.of(
                        alertRule("amount", HUNDRED),
                        alertRule("count", "\"count\":2"),
                        found(R1, "missing", "100.00"),
                        found(R2, "missing", "1.00"),
                        alert("count", List.of(R1, R2)),
                        alert("amount", List.of(R2))));

        assertThat(alerting.raised()).isEqualTo(new Share(2, 2));
        assertThat(alerting.byRule()).isEqualTo(Map.of("amount", new Share(1, 2), "count", new Share(2, 2)));
    }

    @Test
    void rulesLookAtWhatIsInTheirScope() throws IOException {
        String missingOnly = """
                {"alertRule":{"name":"missing","scope":{"rules":["refunds"],"classes":["missing"],"entities":["US"],\
                "currencies":["USD"]},"threshold":{"count":1}}}""";
        String others = """
                {"alertRule":{"name":"cards","scope":{"rules":["gift-cards"]},"threshold":{"count":1}}}""";
        String everything = "{\"alertRule\":{\"name\":\"everything\",\"threshold\":{\"count\":1}}}";
        List<String> truth = List.of(
                truth(R1, "missing", "1.00"),
                truth(R2, "amount", "1.00"),
                truth("shipment:dc:S1", "missing", "1.00", "\"documentType\":\"invoice\""),
                truth("order:shop:5", "missing", "1.00"),
                truth(R3, "missing", "1.00", "\"entity\":\"DE\""),
                truth(R4, "late", "1.00"));

        Map<String, Share> byRule =
                alerting(truth, List.of(missingOnly, others, everything)).byRule();

        assertThat(byRule)
                .as("the order's was to become a credit memo; what is late closes by itself")
                .isEqualTo(Map.of("missing", new Share(0, 2), "cards", Share.NONE, "everything", new Share(0, 5)));
    }

    @Test
    void timeCountsFromWhenTheThresholdIsReachedByWhatCanBeSeen() throws IOException {
        Alerting alerting = alerting(
                List.of(
                        truth(R1, "missing", "60.00", AT_TEN),
                        truth(R2, "missing", "60.00", AT_ELEVEN),
                        truth(R3, "missing", "60.00", "\"detectableAt\":\"2026-03-03T13:30:00Z\"")),
                List.of(
                        alertRule("amount", HUNDRED),
                        found(R1, "missing", "60.00"),
                        found(R2, "missing", "60.00"),
                        found(R3, "missing", "60.00"),
                        alert("amount", List.of(R1, R2), "\"openedAt\":\"2026-03-03T11:10:00Z\""),
                        alert("amount", List.of(R3, R1))));

        assertThat(alerting.times().sorted())
                .as("R3 at 14:00 of 13:30; R1 and R2 were detected at 13:00 only, and reach the amount at 11:00")
                .containsExactly(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(2));
        assertThat(alerting.times().percentile(50)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theRuleThatIsReachedFirstCounts() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "100.00", AT_TEN), truth(R2, "missing", "1.00", AT_ELEVEN)),
                List.of(
                        alertRule("count", "\"count\":2"),
                        alertRule("amount", HUNDRED),
                        found(R1, "missing", "100.00"),
                        alert("count", List.of(R1))));

        assertThat(alerting.times().sorted()).containsExactly(Duration.ofHours(4));
    }

    @Test
    void anAlertWithoutATrueBreakIsAFalseAlarm() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "1.00"), aside("masked", R2)),
                List.of(
                        found(R1, "missing", "1.00"),
                        found(R2, "missing", "1.00"),
                        found(R9, "orphan", "-1.00"),
                        alert("one", List.of(R9, R1)),
                        alert("two", List.of(R9)),
                        alert("three", List.of()),
                        alert("four", List.of(R9, R2))));

        assertThat(alerting.told()).isEqualTo(4);
        assertThat(alerting.falseAlarms()).isEqualTo(new Share(2, 3));
        assertThat(alerting.asideOnly()).isEqualTo(1);
        assertThat(alerting.wrongAlerts()).extracting(Alerted::rule).containsExactly("two", "three");
    }

    @Test
    void anAgeDeservesNothingThatTheTruthCouldSay() throws IOException {
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "1.00")),
                List.of(alertRule("age", "\"days\":7"), found(R1, "missing", "1.00"), alert("age", List.of(R1))));

        assertThat(alerting.raised()).isEqualTo(Share.NONE);
        assertThat(alerting.byRule()).isEmpty();
        assertThat(alerting.falseAlarms()).isEqualTo(new Share(0, 1));
    }

    @Test
    void aBreakOfTheOrderAlertsOfItsRefunds() throws IOException {
        String order = "\"order\":\"order:shop:5\"";
        Alerting alerting = alerting(
                List.of(truth(R1, "missing", "60.00", order), truth(R2, "missing", "40.00", order)),
                List.of(
                        alertRule("amount", HUNDRED),
                        found("order:shop:5", "partials-not-summing", "100.00"),
                        alert("amount", List.of("order:shop:5"))));

        assertThat(alerting.raised()).isEqualTo(new Share(2, 2));
    }

    /// Two of one incident and one of another reach three together, and no incident does.
    @Test
    void aRuleOfIncidentsIsJudgedByIncidents() throws IOException {
        List<String> truth = List.of(
                truth(R1, "missing", "10.00", like("3 | hub | rejected")),
                truth(R2, "missing", "10.00", like("3 | hub | rejected")),
                truth(R3, "missing", "10.00", like("2 | hub | not received")),
                truth(R4, "missing", "10.00"));
        String each = alertRule("incident", "\"count\":3", "each");

        assertThat(alerting(truth, List.of(each, alert("incident", List.of(R1))))
                        .byRule())
                .isEqualTo(Map.of("incident", Share.NONE));

        List<String> three = List.of(
                truth(R1, "missing", "10.00", like("3 | hub | rejected")),
                truth(R2, "missing", "10.00", like("3 | hub | rejected")),
                truth(R3, "missing", "10.00", like("3 | hub | rejected")),
                truth(R4, "missing", "10.00"));
        Alerting alerting = alerting(
                three,
                List.of(
                        each,
                        found(R1, "missing", "10.00"),
                        found(R2, "missing", "10.00"),
                        alert("incident", List.of(R1, R2))));

        assertThat(alerting.byRule()).as("R3 was not found").isEqualTo(Map.of("incident", new Share(2, 3)));
        assertThat(alerting.notAlerted())
                .extracting(missed -> missed.concern().about())
                .containsExactly(R3);
    }

    @Test
    void whatShowsAlikeAWeekLaterIsAnotherIncident() throws IOException {
        List<String> truth = List.of(
                truth(R1, "missing", "10.00", like("3 | hub | rejected")),
                truth(R2, "missing", "10.00", like("3 | hub | rejected")),
                truth(R3, "missing", "10.00", like("3 | hub | rejected"), "\"detectableAt\":\"2026-03-10T12:00:01Z\""));

        assertThat(alerting(truth, List.of(alertRule("incident", "\"count\":3", "each")))
                        .byRule())
                .isEqualTo(Map.of("incident", Share.NONE));
    }

    /// Of what an incident tells of a rule apart need not tell, and what is left does not reach its amount; a rule that
    /// counts has to tell of everything.
    @Test
    void whatIsOfAnIncidentIsLeftToItsAlert() throws IOException {
        List<String> truth = List.of(
                truth(R1, "missing", "40.00", like("3 | hub | rejected")),
                truth(R2, "missing", "40.00", like("3 | hub | rejected")),
                truth(R3, "missing", "40.00"));
        List<String> found = List.of(
                alertRule("incident", "\"count\":2", "each"),
                alertRule("apart", HUNDRED, "apart"),
                alertRule("counted", HUNDRED, "counted"),
                found(R1, "missing", "40.00"),
                found(R2, "missing", "40.00"),
                found(R3, "missing", "40.00"),
                alert("incident", List.of(R1, R2)),
                alert("counted", List.of(R1, R2, R3)));

        assertThat(alerting(truth, found).byRule())
                .isEqualTo(Map.of("incident", new Share(2, 2), "apart", Share.NONE, "counted", new Share(3, 3)));
    }

    /// The truth does not know all that shows alike: what an alert of an incident tells of is told.
    @Test
    void whatAnAlertOfAnIncidentTellsOfIsTold() throws IOException {
        List<String> truth = List.of(
                truth(R1, "rejected-or-stuck", "60.00"),
                truth(R2, "rejected-or-stuck", "60.00"),
                truth(R3, "missing", "10.00"));
        Alerting alerting = alerting(
                truth,
                List.of(
                        alertRule("incident", "\"count\":2", "each"),
                        alertRule("apart", HUNDRED, "apart"),
                        found(R1, "rejected-or-stuck", "60.00"),
                        found(R2, "rejected-or-stuck", "60.00"),
                        alert("incident", List.of(R1, R2))));

        assertThat(alerting.byRule()).isEqualTo(Map.of("incident", Share.NONE, "apart", Share.NONE));
        assertThat(alerting.falseAlarms()).isEqualTo(new Share(0, 1));
    }

    private static String like(String words) {
        return "\"observable\":{\"shown\":true,\"cause\":\"undetermined\",\"step\":\"2\",\"like\":\"" + words + "\"}";
    }
}
