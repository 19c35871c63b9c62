package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The mailbox as a browser (`/`), a script (`/messages.json`) and a curious person (`/messages/<id>`) read it.
///
/// A message is somebody else's text: it is escaped, and the page allows no script at all.
final class MailPage implements HttpHandler {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Tieout mailbox</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            article { border-top: 1px solid #ccc; padding: .5rem 0; }
            h2 { font-size: 1.1rem; margin: .3rem 0; }
            pre { white-space: pre-wrap; background: #f6f6f6; padding: .8rem; }
            </style>
            <h1>Mailbox</h1>
            <p>What Tieout sent by e-mail on this machine, newest first. Also as <a href="/messages.json">JSON</a>.</p>
            """;

    private final MailStore store;
    private final ObjectMapper json = new ObjectMapper();

    MailPage(MailStore store) {
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                answer(exchange, 405, "text/plain", "only GET\n".getBytes(UTF_8));
            } else if (path.equals("/")) {
                answer(exchange, 200, "text/html", page().getBytes(UTF_8));
            } else if (path.equals("/messages.json")) {
                answer(exchange, 200, "application/json", json.writeValueAsBytes(messages()));
            } else {
                Optional<byte[]> raw = store.raw(path.replaceFirst("^/messages/", ""));
                answer(
                        exchange,
                        raw.isPresent() ? 200 : 404,
                        "text/plain",
                        raw.orElse("no such message\n".getBytes(UTF_8)));
            }
        }
    }

    private List<Map<String, String>> messages() throws IOException {
        List<Map<String, String>> messages = new ArrayList<>();
        for (Mail mail : store.newest()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id", mail.id());
            fields.put("receivedAt", mail.receivedAt().toString());
            fields.put("from", mail.from());
            fields.put("to", mail.to());
            fields.put("subject", mail.subject());
            fields.put("text", mail.text());
            messages.add(fields);
        }
        return messages;
    }

    private String page() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        List<Mail> mails = store.newest();
        if (mails.isEmpty()) {
            page.append("<p>No messages yet.</p>\n");
        }
        for (Mail mail : mails) {
            page.append("<article><h2><a href=\"/messages/").append(mail.id()).append("\">");
            page.append(escaped(mail.subject())).append("</a></h2>\n<p>");
            page.append(mail.receivedAt()).append(" from ").append(escaped(mail.from()));
            page.append(" to ").append(escaped(mail.to())).append("</p>\n<pre>");
            page.append(escaped(mail.text())).append("</pre></article>\n");
        }
        return page.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
