package io.tieout.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.alert.app.AlertDocument;
import io.tieout.alert.app.AlertDocument.Amount;
import io.tieout.alert.app.AlertDocument.Item;
import io.tieout.alert.app.AlertDocument.Step;
import io.tieout.alert.domain.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertMailTest {

    private static final Instant AT = Instant.parse("2026-03-06T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENED    | [P2] Alert: refund-amount US, 121.75 USD in 6 breaks      | US: too much.
            ESCALATED | [P2] Worse: refund-amount US, 121.75 USD in 6 breaks      | US: too much. It has at least doubled since the alert opened.
            REOPENED  | [P2] Open again: refund-amount US, 121.75 USD in 6 breaks | US: too much. The alert had resolved and is open again.
            """)
    void saysWhatHappened(NoticeKind kind, String subject, String headline) {
        AlertMail mail = AlertMail.of(kind, document(null));

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.headline()).isEqualTo(headline);
    }

    @Test
    void saysWhyItIsOver() {
        assertThat(AlertMail.of(NoticeKind.RESOLVED, document("below-threshold"))
                        .headline())
                .isEqualTo("US: too much. That is below the threshold, so the alert is closed.");
        assertThat(AlertMail.of(NoticeKind.RESOLVED, document("rule-withdrawn")).headline())
                .isEqualTo("The rule refund-amount no longer applies, so the alert is closed.");
    }

    @Test
    void gathersWhatEachTeamMustDo() {
        assertThat(AlertMail.of(NoticeKind.OPENED, document(null)).acting())
                .containsExactly(
                        new AlertMail.Acting("integration team", 2, "Re-send; Reverse"),
                        new AlertMail.Acting("ERP team", 1, "Reclassify"));
        assertThat(AlertMail.of(NoticeKind.OPENED, document(null)).hidden()).isEqualTo(3);
    }

    private static AlertDocument document(@Nullable String resolution) {
        Amount net = new Amount("25.25", "USD");
        List<Item> items = List.of(
                item("integration team", "Re-send"),
                item("ERP team", "Reclassify"),
                item("integration team", "Reverse"));
        return new AlertDocument(
                new UUID(1, 1),
                1,
                "acme",
                "opened",
                "open",
                "P2",
                "US: too much",
                new AlertDocument.Rule(new UUID(2, 2), "refund-amount", "absolute-amount", "100.00 USD"),
                "f",
                1,
                0,
                "US",
                "USD",
                6,
                net,
                new Amount("121.75", "USD"),
                AT,
                3,
                AT,
                AT,
                AT,
                null,
                resolution == null ? null : AT,
                resolution,
                items,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static Item item(String owner, String repair) {
        Amount amount = new Amount("1.00", "USD");
        return new Item(
                new UUID(3, 3),
                "missing",
                "P2",
                amount,
                amount,
                AT,
                3,
                new Step("2", "not forwarded"),
                "source",
                owner,
                repair,
                new UUID(4, 4),
                "1001",
                null,
                null);
    }
}
