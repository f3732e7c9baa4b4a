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

    /// A file of this name beside the configuration makes the service's health red, though it stays ready.
    static final String RED = ".red";

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
        var sick = Path.of(System.getProperty("quarkus.config.locations") + RED);
        server.createContext("/q/health", exchange -> {
            var red = Files.exists(sick) && exchange.getRequestURI().getPath().equals("/q/health");
            var body = (red
                            ? "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"fine\",\"status\":\"UP\"},"
                                    + "{\"name\":\"parked events\",\"status\":\"DOWN\"}]}"
                            : "{\"status\":\"UP\",\"checks\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(red ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
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
