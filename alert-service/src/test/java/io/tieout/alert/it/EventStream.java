package io.tieout.alert.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client of server-sent events, by the words of the specification.
final class EventStream implements AutoCloseable {

    /// What stood between two empty lines.
    record Event(String id, String name, String data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread reader;

    EventStream(URI address, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        reader = Thread.ofVirtual().start(() -> read(request.build()));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    private void read(HttpRequest request) {
        try {
            HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            String[] event = {"", "", ""};
            response.body().forEach(line -> take(line, event));
        } catch (IOException | UncheckedIOException | InterruptedException closed) {
            comments.add("closed");
        }
    }

    private void take(String line, String[] event) {
        if (line.isEmpty()) {
            if (!event[2].isEmpty()) {
                events.add(new Event(event[0], event[1], event[2]));
            }
            event[1] = "";
            event[2] = "";
        } else if (line.startsWith(":")) {
            comments.add(line.substring(1).strip());
        } else if (line.startsWith("id:")) {
            event[0] = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
            event[1] = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            event[2] += line.substring(5).strip();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        client.shutdownNow();
    }
}
