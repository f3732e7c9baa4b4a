package kz.tumar.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        return () -> answer(port, path).status() == HttpURLConnection.HTTP_OK;
    }

    /// The address answers that it can't serve, and its answer has this word.
    static Readiness refusing(int port, String path, String word) {
        return () -> {
            var answer = answer(port, path);
            return answer.status() == HttpURLConnection.HTTP_UNAVAILABLE
                    && answer.text().contains(word);
        };
    }

    /// What an address answers; status 0 where nothing does.
    record Answer(int status, String text) {}

    private static Answer answer(int port, String path) {
        try {
            var address = URI.create("http://" + LoopbackPorts.HOST + ":" + port + path);
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                int status = connection.getResponseCode();
                return new Answer(status, status < HttpURLConnection.HTTP_BAD_REQUEST ? "" : error(connection));
            } finally {
                connection.disconnect();
            }
        } catch (IOException refused) {
            return new Answer(0, "");
        }
    }

    private static String error(HttpURLConnection connection) throws IOException {
        try (var body = connection.getErrorStream()) {
            return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
