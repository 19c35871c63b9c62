package io.tieout.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts who opens an HTTP/2 connection, as an OTLP exporter over gRPC does. It answers nothing.
final class Collector implements AutoCloseable {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger exporters = new AtomicInteger();

    Collector() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// How many have connected so far.
    int exporters() {
        return exporters.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                byte[] first = client.getInputStream().readNBytes(PREFACE.length());
                if (new String(first, StandardCharsets.US_ASCII).equals(PREFACE)) {
                    exporters.incrementAndGet();
                }
            } catch (IOException gone) {
                // The next one may stay longer.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
