package io.tieout.alert.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Money;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFormTest {

    private static final UUID ID = new UUID(1, 2);
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void readsAmountsPerCurrency() throws JsonProcessingException {
        AlertRule rule = read("""
                {"name":"refund-amount","severity":"P2","scope":{"rules":["refunds"],"classes":["missing"]},
                 "threshold":{"amounts":[{"amount":"100","currency":"USD"},{"amount":"15000","currency":"JPY"}]}}""");

        assertThat(rule.thresholds())
                .containsExactly(
                        new Threshold.Amount(Money.of(100_00, "USD")), new Threshold.Amount(Money.of(15_000, "JPY")));
        assertThat(rule.enabled()).isTrue();
        assertThat(rule.channels()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                            | /name
            {"name":"A b","severity":"P2","threshold":{"count":1}}                        | /name
            {"name":"a","severity":"P9","threshold":{"count":1}}                          | /severity
            {"name":"a","severity":"P2"}                                                  | /threshold
            {"name":"a","severity":"P2","threshold":{"count":1,"days":1}}                 | /threshold
            {"name":"a","severity":"P2","threshold":{"count":0}}                          | /threshold/count
            {"name":"a","severity":"P2","threshold":{"days":-1}}                          | /threshold/days
            {"name":"a","severity":"P2","threshold":{"amounts":[{"amount":"0","currency":"USD"}]}} | /threshold/amounts/0/amount
            {"name":"a","severity":"P2","threshold":{"amounts":[{"amount":"1.001","currency":"USD"}]}} | /threshold/amounts/0
            {"name":"a","severity":"P2","threshold":{"amounts":[{"amount":"1","currency":"XXX"}]}} | /threshold/amounts/0
            {"name":"a","severity":"P2","threshold":{"amounts":[{"amount":"1"}]}}         | /threshold/amounts/0
            {"name":"a","severity":"P2","threshold":{"amounts":[{"amount":"1","currency":"USD"},{"amount":"2","currency":"USD"}]}} | /threshold/amounts/1/currency
            {"name":"a","severity":"P2","threshold":{"count":1},"scope":{"classes":["lost"]}} | /scope/classes/0
            {"name":"a","severity":"P2","threshold":{"count":1},"scope":{"currencies":["usd"]}} | /scope/currencies/0
            {"name":"a","severity":"P2","threshold":{"count":1},"channels":["x"]}         | /channels/0
            """)
    void namesTheFieldThatIsWrong(String body, String pointer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .contains(pointer));
    }

    @Test
    void namesAllOfThem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{\"scope\":{\"entities\":[null]}}"))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/name", "/severity", "/threshold", "/scope/entities/0"));
    }

    private AlertRule read(String body) throws JsonProcessingException {
        return RuleForm.read("acme", ID, json.readValue(body, RuleRequest.class));
    }
}
