package io.tieout.recon.expression;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.recon.fixture.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionTest {

    private static final BusinessEvent REFUND = new Shop("demo")
            .issued("9001", "1001", usd("35.50"), "damaged", "2026-03-03T10:00:00Z")
            .told()
            .getFirst();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            amount.minor == 3550 ; true
            amount.minor > 3550 ; false
            amount.minor % 100 == 50 && amount.currency == "USD" ; true
            intent == "issued" && source == "shopify-us" ; true
            entity in ["DE", "US"] ; true
            reason.startsWith("dam") || reason.matches("^x.*") ; true
            basis != "goods-returned" ; false
            tender == "original" ? amount.minor < 10000 : false ; true
            """)
    void saysWhatHolds(String text, boolean holds) {
        assertThat(Expression.compile(EventType.REFUND_ISSUED, text).holds(REFUND))
                .isEqualTo(holds);
    }

    /// No tax and no extent are told.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            tax.minor > 0
            tax.minor <= 0
            extent != "full"
            amount.minor / (amount.minor - 3550) == 1
            """)
    void whatCannotBeToldDoesNotHold(String text) {
        assertThat(Expression.compile(EventType.REFUND_ISSUED, text).holds(REFUND))
                .isFalse();
    }

    @Test
    void whatIsLeftOutMayBeOneOfTwoReasons() {
        assertThat(Expression.compile(EventType.REFUND_ISSUED, "tax.minor > 0 || amount.minor > 0")
                        .holds(REFUND))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            amount.minro > 1 ; column
            amount > 1 ; undeclared reference
            statuz == "x" ; undeclared reference to 'statuz'
            amount.minor ; expected type 'bool'
            amount.minor > "5" ; column 14: found no matching overload
            amount.minor > 5.0 ; found no matching overload
            1.5 > 1.0 ; whole numbers of minor units
            double(amount.minor) > 1.0 ; whole numbers of minor units
            [1, 2].all(x, x > 0) ; undeclared reference
            amount.minor > ; column
            """)
    void refusesWhatItCannotRun(String text, String message) {
        assertThatThrownBy(() -> Expression.compile(EventType.REFUND_ISSUED, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Expression.compile(EventType.REFUND_ISSUED, "true" + " || true".repeat(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void knowsTheFieldsOfEveryEvent(EventType event) {
        assertThat(Expression.compile(event, "source != '' && entity != ''").text())
                .contains("source");
        Variables.of(event)
                .forEach((name, type) -> assertThat(Expression.compile(event, name + " == " + name))
                        .isNotNull());
    }

    @Test
    void isWhatItSays() {
        assertThat(Expression.compile(EventType.REFUND_ISSUED, "amount.minor > 1"))
                .isEqualTo(Expression.compile(EventType.REFUND_ISSUED, "amount.minor > 1"))
                .isNotEqualTo(Expression.compile(EventType.REFUND_ISSUED, "amount.minor > 2"))
                .hasToString("amount.minor > 1");
    }
}
