package kz.tumar.local.stack;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import kz.tumar.local.ahead.Fingerprint;
import kz.tumar.local.ahead.StartCaches;
import kz.tumar.local.broker.KafkaProcess;
import kz.tumar.local.database.PostgresProcess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.issuer.IssuerProcess;
import kz.tumar.local.process.Launch;
import kz.tumar.local.process.ParentWatch;

/// Where the built programs lie and with which commands they are started.
///
/// @param home the repository's root
/// @param policy the operator's policy
/// @param environment what the user set
/// @param caches with which they start faster
public record Installation(Path home, Path policy, Map<String, String> environment, StartCaches caches) {

    private static final String SERVICE_OPTIONS = "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final String LOG_FORMAT =
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    public Installation {
        environment = Map.copyOf(environment);
    }

    public Installation(Path home, Path policy, Map<String, String> environment) {
        this(home, policy, environment, StartCaches.of(home, environment));
    }

    Path calendar() {
        return home.resolve("policy/calendars/kz.json");
    }

    /// Whether starts may make what makes the next ones faster; not when only what is built already may be used.
    public boolean builds() {
        return caches.use() == StartCaches.Use.TAKEN
                && environment.getOrDefault("TUMAR_NO_BUILD", "").isEmpty();
    }

    String profile() {
        return environment.getOrDefault("TUMAR_PROFILE", "local");
    }

    /// @throws StackRefused naming every program and file that is missing
    void check() {
        var missing = new ArrayList<String>();
        for (var service : Service.values()) {
            if (!Files.isRegularFile(program(service))) {
                missing.add("%s isn't built: %s is missing. Run ./tumar up, which builds what is stale, or mvn package."
                        .formatted(service.code(), program(service)));
            } else if (mainClass(service).isEmpty()) {
                missing.add("%s can't be started: %s isn't a program. Remove it and run ./tumar up, which builds again."
                        .formatted(service.code(), program(service)));
            }
        }
        for (var file : List.of(policy, calendar())) {
            if (!Files.isRegularFile(file)) {
                missing.add("There is no file %s; name the policy with --policy FILE.".formatted(file));
            }
        }
        if (!missing.isEmpty()) {
            throw new StackRefused(String.join("\n", missing));
        }
    }

    /// What every program is now, by the name of its process; one that can't be cached isn't among them.
    public SortedMap<String, Fingerprint> fingerprints() {
        var all = new TreeMap<String, Fingerprint>();
        ownFingerprint().ifPresent(own -> {
            for (var name : List.of(Stack.NAME, "kafka", "postgres", "issuer")) {
                all.put(name, own);
            }
        });
        for (var service : Service.values()) {
            fingerprint(service).ifPresent(now -> all.put(service.code(), now));
        }
        return all;
    }

    /// The command that starts one of this module's own programs.
    ///
    /// @param options of the JVM, beside those that all of them have
    public static List<String> own(List<String> options, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                LOG_FORMAT,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    Launch server(Member member, DataFolder folder, Ports ports) {
        var port = ports.of(member);
        var arguments = List.of(folder.root().toString(), Integer.toString(port));
        var command = switch (member) {
            case KAFKA -> own(options(member, "-Xmx256m"), KafkaProcess.class, arguments);
            case POSTGRES -> own(options(member, "-Xmx256m"), PostgresProcess.class, arguments);
            case ISSUER ->
                own(
                        options(member, "-Xmx96m"),
                        IssuerProcess.class,
                        List.of(arguments.get(0), arguments.get(1), profile()));
            case CONSENT, REQUEST, RETENTION, AUDIT -> throw new IllegalArgumentException(member + " is a service");
        };
        return new Launch(member.processName(), command, member.readiness(port));
    }

    Launch service(Service service, DataFolder folder, Ports ports) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(words(environment.getOrDefault("TUMAR_SERVICE_JAVA_OPTIONS", SERVICE_OPTIONS)));
        command.addAll(caches.options(service.code(), fingerprint(service)));
        command.add("-Dquarkus.config.locations=" + ServiceSettings.file(folder, service));
        command.addAll(opened(service));
        command.addAll(List.of("-cp", classPath(service), ParentWatch.class.getName()));
        command.add(mainClass(service).orElseThrow());
        return new Launch(service.code(), command, service.member().readiness(ports.of(service.member())));
    }

    private Path program(Service service) {
        return programFolder(service).resolve("quarkus-run.jar");
    }

    private Path programFolder(Service service) {
        return home.resolve(service.code()).resolve("target/quarkus-app");
    }

    private List<String> options(Member member, String heap) {
        return Stream.concat(Stream.of(heap), caches.options(member.processName(), ownFingerprint()).stream())
                .toList();
    }

    private static Optional<Fingerprint> ownFingerprint() {
        return Fingerprint.ofClassPath(System.getProperty("java.class.path"));
    }

    private Optional<Fingerprint> fingerprint(Service service) {
        return Fingerprint.ofFolder(programFolder(service), classPath(service));
    }

    private String classPath(Service service) {
        return ownJar() + File.pathSeparator + program(service);
    }

    private Optional<String> mainClass(Service service) {
        return manifest(service).map(manifest -> manifest.getValue(Attributes.Name.MAIN_CLASS));
    }

    /// What the program's manifest would open if it were started by itself.
    private List<String> opened(Service service) {
        return manifest(service)
                .map(manifest -> manifest.getValue("Add-Opens"))
                .map(Installation::words)
                .orElse(List.of())
                .stream()
                .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED")
                .toList();
    }

    private Optional<Attributes> manifest(Service service) {
        try (var jar = new JarFile(program(service).toFile())) {
            return Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes);
        } catch (IOException notAProgram) {
            return Optional.empty();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> words(String options) {
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+", -1));
    }

    private static Path ownJar() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
