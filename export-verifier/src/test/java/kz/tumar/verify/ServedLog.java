package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A log served as the specification of tiles says, put together slowly and without the code under test. A test spoils
/// what it serves, or closes parts of it.
final class ServedLog implements AutoCloseable {
    final Map<String, byte[]> served = new ConcurrentHashMap<>();
    final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private String token = "";

    ServedLog() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
    }

    /// From now on entries need it.
    void require(String bearer) {
        token = bearer;
    }

    /// Serves this log at this size, its earlier tiles too.
    ServedLog at(Draft.Log log, int size, TestKey key) throws IOException {
        served.put("checkpoint", key.note(log.checkpointText(size)));
        served.put("vkey", (key.vkey() + "\n").getBytes(UTF_8));
        served.putAll(tiles(log, size));
        return this;
    }

    static Map<String, byte[]> tiles(Draft.Log log, int size) throws IOException {
        Map<String, byte[]> tiles = new HashMap<>();
        for (int tile = 0; tile * 256 < size; tile++) {
            int width = Math.min(256, size - tile * 256);
            String name = "%03d".formatted(tile) + (width < 256 ? ".p/" + width : "");
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            ByteArrayOutputStream entries = new ByteArrayOutputStream();
            for (int i = tile * 256; i < tile * 256 + width; i++) {
                hashes.writeBytes(log.tree.leaf(i));
                byte[] entry = log.entries.get(i).getBytes(UTF_8);
                new DataOutputStream(entries).writeShort(entry.length);
                entries.writeBytes(entry);
            }
            tiles.put("tile/0/" + name, hashes.toByteArray());
            tiles.put("tile/entries/" + name, entries.toByteArray());
        }
        int full = size / 256;
        if (full > 0) {
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            for (int tile = 0; tile < full; tile++) {
                hashes.writeBytes(log.tree.root(tile * 256, (tile + 1) * 256));
            }
            tiles.put("tile/1/000.p/" + full, hashes.toByteArray());
        }
        return tiles;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring("/log/".length());
            asked.add(name);
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            if (name.startsWith("tile/entries/") && !token.isEmpty() && !("Bearer " + token).equals(bearer)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] content = served.get(name);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
