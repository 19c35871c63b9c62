package io.tieout.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// The ports of the two servers every stack has.
public record StackPorts(int kafka, int kafkaController, int postgres) {

    /// Below the range from which the system hands out ports of outgoing connections, so that a
    /// port found free does not become some client's port before the server listens.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS_MAX = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Ports that nobody listens on at this moment.
    public static StackPorts free() {
        List<Integer> ports = free(3);
        return new StackPorts(ports.get(0), ports.get(1), ports.get(2));
    }

    static List<Integer> free(int count) {
        List<Integer> found = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX && found.size() < count; attempt++) {
            int port = RANDOM.nextInt(LOWEST, HIGHEST);
            if (!found.contains(port) && isFree(port)) {
                found.add(port);
            }
        }
        if (found.size() < count) {
            throw new StackException("no free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1");
        }
        return found;
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
