package kz.tumar.bench.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tumar.bench.measure.ProcessTree;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.PrivateFile;
import kz.tumar.local.stack.ServiceSettings;

/// One service as its users run it: the package the build made, with the settings the local stack gives it.
///
/// @param port where it listens on the loopback address
/// @param log what it says, kept short
public record ServiceProcess(Leashed process, int port, Path log) {
    /// As the local stack runs a service.
    static final List<String> OPTIONS = List.of("-Xmx192m", "-XX:+UseSerialGC");

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int LINES_OF_LOG = 20;

    /// Starts it and returns when it is ready.
    ///
    /// @param more settings beside those every service gets
    public static ServiceProcess start(Ground ground, String service, Map<String, String> more)
            throws IOException, InterruptedException {
        return start(ground, service, service, more);
    }

    /// Starts the program of bare endpoints, on the database of consent-service.
    public static ServiceProcess startCeiling(Ground ground) throws IOException, InterruptedException {
        return start(ground, "consent-service", "benchmarks/ceiling", Map.of());
    }

    /// Starts it and returns at once.
    public static ServiceProcess begin(Ground ground, String service, Map<String, String> more)
            throws IOException, InterruptedException {
        return begin(ground, service, service, more);
    }

    private static ServiceProcess start(Ground ground, String service, String module, Map<String, String> more)
            throws IOException, InterruptedException {
        var started = begin(ground, service, module, more);
        started.awaitReady(module);
        return started;
    }

    private static ServiceProcess begin(Ground ground, String service, String module, Map<String, String> more)
            throws IOException, InterruptedException {
        var jar = ground.repository().runnable(module);
        var name = module.replace('/', '-');
        var port = LoopbackPorts.free();
        var settings = new LinkedHashMap<>(settings(ground, service, port));
        settings.putAll(more);
        var file = ground.folder().run().resolve(name + ".properties");
        PrivateFile.replace(
                file,
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                                .collect(Collectors.joining("\n", "", "\n")));
        var command = new ArrayList<String>();
        command.add(Repository.java());
        command.addAll(OPTIONS);
        command.addAll(Repository.quietly());
        command.addAll(recording(ground, name));
        command.addAll(List.of("-Dquarkus.config.locations=" + file, "-jar", jar.toString()));
        return new ServiceProcess(
                ground.start(name, command), port, ground.folder().logs().resolve(name + ".log"));
    }

    public ProcessTree tree() {
        return process.tree();
    }

    /// An address of the service.
    public URI at(String path) {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + port + path);
    }

    /// Returns when it is ready.
    public void awaitReady(String service) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            Waiting.until(service + " becomes ready", START_LIMIT, () -> ready(http, service));
        }
    }

    private boolean ready(HttpClient http, String service) {
        if (!process.running()) {
            throw new IllegalStateException(service + " ended while it started. The end of its log:\n" + endOfLog());
        }
        try {
            var request = HttpRequest.newBuilder(at("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String endOfLog() {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LINES_OF_LOG), all.size()));
        } catch (IOException | UncheckedIOException unreadable) {
            return "(there is none)";
        }
    }

    /// With `-Dtumar.bench.record=FOLDER` every service leaves a flight recording there.
    static List<String> recording(Ground ground, String service) {
        var folder = System.getProperty("tumar.bench.record", "");
        return folder.isEmpty()
                ? List.of()
                : List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + folder + "/" + service
                        + "-" + ground.folder().root().getFileName() + ".jfr");
    }

    private static Map<String, String> settings(Ground ground, String service, int port) throws InterruptedException {
        var settings = new LinkedHashMap<>(ServiceSettings.connections(
                service,
                ground.kafka(),
                ground.postgres(),
                ground.issuer(),
                ground.folder().keys()));
        settings.putIfAbsent("tumar.digest.key", ground.folder().secrets().of("digest-key"));
        settings.put("quarkus.http.host", LoopbackPorts.HOST);
        settings.put("quarkus.http.port", Integer.toString(port));
        return settings;
    }
}
