package kz.tumar.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ports of the loopback address.
public final class LoopbackPorts {

    public static final String HOST = "127.0.0.1";

    private static final int MOST_ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPorts() {}

    public static InetAddress address() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A port nobody listens on now, and none that this process was given before: two servers that begin at the same
    /// time get two. Another process may take it before it is used: whoever binds it must be ready to fail.
    public static int free() {
        int port = someFree();
        for (int attempt = 0; !GIVEN.add(port) && attempt < MOST_ATTEMPTS; attempt++) {
            port = someFree();
        }
        return port;
    }

    private static int someFree() {
        try (var socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException noneLeft) {
            throw new UncheckedIOException("No free port on the loopback address.", noneLeft);
        }
    }

    /// Whether somebody already listens there.
    public static boolean busy(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
