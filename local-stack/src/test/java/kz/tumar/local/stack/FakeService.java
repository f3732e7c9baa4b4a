package kz.tumar.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// Stands for a service in tests of the stack: reads the same configuration and answers the same addresses.
public final class FakeService {

    private FakeService() {}

    /// @param arguments none
    public static void main(String[] arguments) throws IOException {
        var settings = new Properties();
        try (var text = Files.newBufferedReader(Path.of(System.getProperty("quarkus.config.locations")))) {
            settings.load(text);
        }
        var address = new InetSocketAddress(
                settings.getProperty("quarkus.http.host"), Integer.parseInt(settings.getProperty("quarkus.http.port")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            var body = (exchange.getRequestURI().getPath().equals("/log/vkey") ? "fake+00000000+AQ==" : "up")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
