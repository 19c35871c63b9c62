package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxIT {

    @TempDir
    Path directory = Path.of("");

    private final List<Integer> ports = StackPorts.free(2);

    @Test
    void showsWhatWasSentAndKeepsItOverARestart() throws Exception {
        try (Mailbox mailbox = start()) {
            assertThat(get("/").body()).contains("No messages yet.");
            send("finance@example.com, cfo@example.com", "Refunds: 2 breaks, 50.25 USD", "Grüße, <b>Tieout</b>");
            mailbox.sweep();
        }
        try (Mailbox again = start()) {
            assertThat(again).isNotNull();
            JsonNode messages =
                    new ObjectMapper().readTree(get("/messages.json").body());
            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).get("subject").asText()).isEqualTo("Refunds: 2 breaks, 50.25 USD");
            assertThat(messages.get(0).get("to").asText()).isEqualTo("finance@example.com, cfo@example.com");
            assertThat(messages.get(0).get("text").asText()).isEqualTo("Grüße, <b>Tieout</b>");
            assertThat(get("/").body())
                    .contains("Grüße, &lt;b&gt;Tieout&lt;/b&gt;")
                    .doesNotContain("<b>");
            String raw = get("/messages/" + messages.get(0).get("id").asText()).body();
            assertThat(raw).contains("Subject: Refunds: 2 breaks, 50.25 USD");
        }
    }

    @Test
    void answersOnlyWhatItHas() throws Exception {
        try (Mailbox mailbox = start()) {
            assertThat(mailbox).isNotNull();
            assertThat(get("/messages/../../etc/passwd").statusCode()).isEqualTo(404);
            assertThat(get("/messages/00000000-0000-0000-0000-000000000000").statusCode())
                    .isEqualTo(404);
            HttpRequest delete = HttpRequest.newBuilder(address("/")).DELETE().build();
            assertThat(send(delete).statusCode()).isEqualTo(405);
        }
    }

    private Mailbox start() throws Exception {
        return Mailbox.start(ports.get(0), ports.get(1), directory);
    }

    private void send(String to, String subject, String text) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(ports.get(0)));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("tieout@localhost");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, UTF_8.name());
        message.setText(text, UTF_8.name());
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + ports.get(1) + path);
    }
}
