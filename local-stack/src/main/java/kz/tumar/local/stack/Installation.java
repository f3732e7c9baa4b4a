package kz.tumar.local.stack;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.local.broker.KafkaProcess;
import kz.tumar.local.database.PostgresProcess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.issuer.IssuerProcess;
import kz.tumar.local.process.Launch;

/// Where the built programs lie and with which commands they are started.
///
/// @param home the repository's root
/// @param policy the operator's policy
/// @param environment what the user set
public record Installation(Path home, Path policy, Map<String, String> environment) {

    private static final String SERVICE_OPTIONS = "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final String LOG_FORMAT =
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    public Installation {
        environment = Map.copyOf(environment);
    }

    Path calendar() {
        return home.resolve("policy/calendars/kz.json");
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

    Launch server(Member member, DataFolder folder, Ports ports) {
        var port = ports.of(member);
        var arguments = List.of(folder.root().toString(), Integer.toString(port));
        var command = switch (member) {
            case KAFKA -> own("-Xmx256m", KafkaProcess.class, arguments);
            case POSTGRES -> own("-Xmx256m", PostgresProcess.class, arguments);
            case ISSUER -> own("-Xmx96m", IssuerProcess.class, List.of(arguments.get(0), arguments.get(1), profile()));
            case CONSENT, REQUEST, RETENTION, AUDIT -> throw new IllegalArgumentException(member + " is a service");
        };
        return new Launch(member.processName(), command, member.readiness(port));
    }

    Launch service(Service service, DataFolder folder, Ports ports) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(words(environment.getOrDefault("TUMAR_SERVICE_JAVA_OPTIONS", SERVICE_OPTIONS)));
        var agent = ownJar();
        if (Files.isRegularFile(agent)) {
            command.add("-javaagent:" + agent);
        }
        command.add("-Dquarkus.config.locations=" + ServiceSettings.file(folder, service));
        command.add("-jar");
        command.add(program(service).toString());
        return new Launch(service.code(), command, service.member().readiness(ports.of(service.member())));
    }

    private Path program(Service service) {
        return home.resolve(service.code()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static List<String> own(String heap, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(List.of(
                heap,
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
