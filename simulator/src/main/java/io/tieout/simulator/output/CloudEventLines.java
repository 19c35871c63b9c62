package io.tieout.simulator.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.codec.EventRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes events as CloudEvents in structured mode, one to a line: what would be posted to `POST /v1/events`, with the
/// id of
/// the source where the API key would say it.
public final class CloudEventLines implements Output {

    private static final int BUFFER = 1 << 16;
    private static final byte[] OPEN = bytes("{\"specversion\":\"1.0\",\"id\":\"");
    private static final byte[] SOURCE = bytes("\",\"source\":\"");
    private static final byte[] TYPE = bytes("\",\"type\":\"");
    private static final byte[] SUBJECT = bytes("\",\"subject\":\"");
    private static final byte[] TIME = bytes("\",\"time\":\"");
    private static final byte[] DATE = bytes("\",\"businessdate\":\"");
    private static final byte[] DATA = bytes("\",\"data\":");
    private static final byte[] END = bytes("}\n");
    private static final byte[] LINE_END = bytes("\n");

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    public CloudEventLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void told(BusinessEvent event) {
        Envelope envelope = event.envelope();
        put(OPEN);
        plain(envelope.deliveryId());
        put(SOURCE);
        plain(envelope.source());
        put(TYPE);
        plain(event.type().code());
        put(SUBJECT);
        plain(envelope.subject());
        put(TIME);
        plain(envelope.occurredAt().toString());
        put(DATE);
        plain(envelope.businessDate().toString());
        put(DATA);
        put(EventRecord.dataOf(event));
        put(END);
    }

    /// Writes a line of another kind in between, in its place.
    void line(byte[] line) {
        put(line);
        put(LINE_END);
    }

    /// The simulated systems use ids that need no escapes in JSON; one that does is a mistake made here.
    private void plain(String text) {
        if (text.length() > buffer.length - filled) {
            flush();
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ' || each > '~' || each == '"' || each == '\\') {
                throw new IllegalArgumentException("not plain text: " + text);
            }
            buffer[filled++] = (byte) each;
        }
    }

    private void put(byte[] bytes) {
        if (bytes.length > buffer.length - filled) {
            flush();
        }
        if (bytes.length > buffer.length) {
            write(bytes, bytes.length);
        } else {
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    @Override
    public void finish() {
        flush();
    }

    private void flush() {
        write(buffer, filled);
        filled = 0;
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException full) {
            throw new UncheckedIOException("the events cannot be written: " + full.getMessage(), full);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException full) {
            throw new UncheckedIOException("the events cannot be written: " + full.getMessage(), full);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
