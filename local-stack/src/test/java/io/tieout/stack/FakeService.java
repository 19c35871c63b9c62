package io.tieout.stack;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Stands where a service stands and serves, hangs or ends at once, as `FAKE_SERVICE` says.
final class FakeService {

    private FakeService() {}

    public static void main(String[] args) throws Exception {
        switch (System.getenv().getOrDefault("FAKE_SERVICE", "")) {
            case "serve" -> serve(Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")));
            case "hang" -> Thread.currentThread().join();
            default -> {
                System.out.println("no table journal_entry");
                System.exit(1);
            }
        }
    }

    private static void serve(int port) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
