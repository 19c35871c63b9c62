package io.tieout.alert.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real SMTP server. A field of type [Inbox] in the test class is filled in.
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private @Nullable GreenMail server;

    @Override
    public Map<String, String> start() {
        GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        server = greenMail;
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(greenMail.getSmtp().getPort()),
                "quarkus.mailer.from", "tieout@example.com",
                "quarkus.mailer.mock", "false");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(inbox(), new TestInjector.MatchesType(Inbox.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private Inbox inbox() {
        GreenMail running = server;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return recipient -> Arrays.stream(running.getReceivedMessages())
                .filter(message -> isFor(message, recipient))
                .toList();
    }

    private static boolean isFor(MimeMessage message, String recipient) {
        try {
            return Arrays.toString(message.getAllRecipients()).contains(recipient);
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /// What has arrived.
    @FunctionalInterface
    interface Inbox {
        List<MimeMessage> of(String recipient);
    }
}
