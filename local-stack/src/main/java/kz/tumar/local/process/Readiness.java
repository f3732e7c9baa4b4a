package kz.tumar.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import kz.tumar.local.folder.LoopbackPorts;

/// Asks a process whether it can serve now. Never throws: what can't answer isn't ready.
@FunctionalInterface
public interface Readiness {

    int LIMIT_MILLIS = 1_500;

    boolean ready();

    /// Something listens on the port.
    static Readiness listening(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(LoopbackPorts.address(), port), LIMIT_MILLIS);
                return true;
            } catch (IOException refused) {
                return false;
            }
        };
    }

    /// The address answers 200.
    static Readiness answering(int port, String path) {
        return () -> {
            try {
                var address = URI.create("http://" + LoopbackPorts.HOST + ":" + port + path);
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(LIMIT_MILLIS);
                connection.setReadTimeout(LIMIT_MILLIS);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException refused) {
                return false;
            }
        };
    }
}
