package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class EmailIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @SuppressWarnings("NullAway.Init")
    MailServer.Inbox inbox;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void saysWhatHappenedHowMuchMoneyWhichBreaksAndWhoActs() throws MessagingException, IOException {
        String recipient = tenant + "@example.com";
        api.mailbox(recipient);
        Breaks breaks = new Breaks(stack, tenant);
        Breaks.Written written = breaks.open("-150.00");

        Eventually.holds(() -> assertThat(inbox.of(recipient)).hasSize(1));
        MimeMessage opened = inbox.of(recipient).getFirst();
        String text = part(opened, "text/plain");
        String html = part(opened, "text/html");
        assertThat(opened.getSubject()).isEqualTo("[P2] Alert: refund-amount US, 150.00 USD in 1 break");
        assertThat(opened.getHeader("Message-ID"))
                .containsExactly("<" + api.deliveries().getFirst().get("webhookId") + "@tieout>");
        assertThat(opened.getHeader("traceparent")[0]).contains(written.traceId());
        assertThat(text)
                .contains("US: absolute amount of open breaks is 150.00 USD, threshold 100.00 USD.")
                .contains("Net             -150.00 USD", "Absolute        150.00 USD")
                .contains("1. missing, delta -150.00 USD, age 0 d, order 1001")
                .contains("Step:        2 - The integration did not forward the event")
                .contains("Who acts:    integration team")
                .contains("Correlation: " + written.state().correlationId())
                .contains("https://recon.example.com/pages/breaks/"
                        + written.state().breakId())
                .contains("https://traces.example.com/" + written.traceId())
                .contains("https://recon.example.com/pages/breaks?status=open&entity=US");
        assertThat(html)
                .contains(
                        "<h1",
                        "150.00 USD",
                        "integration team",
                        written.state().correlationId().toString())
                .contains("status=open&amp;entity=US");

        breaks.close(written);

        Eventually.holds(() -> assertThat(inbox.of(recipient)).hasSize(2));
        MimeMessage resolved = inbox.of(recipient).getLast();
        assertThat(resolved.getSubject()).isEqualTo("[P2] Resolved: refund-amount US, 0.00 USD in 0 breaks");
        assertThat(part(resolved, "text/plain")).contains("That is below the threshold, so the alert is closed.");
        // The mail is in the box a moment before alert-service has noted the server's answer.
        Eventually.holds(() -> assertThat(api.deliveries())
                .allSatisfy(delivery -> assertThat(delivery)
                        .containsEntry("status", "delivered")
                        .containsEntry("responseCode", 250)));
    }

    private static String part(MimeMessage message, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        for (int at = 0; at < parts.getCount(); at++) {
            BodyPart part = parts.getBodyPart(at);
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent()).replace("\r\n", "\n");
            }
        }
        throw new AssertionError("no " + type + " in " + parts.getContentType());
    }
}
