package kz.tumar.local;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.stream.Collectors;
import kz.tumar.local.broker.EmbeddedKafka;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.broker.PreparingTopics;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.PreparingDatabases;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.PrivateFile;
import kz.tumar.local.folder.Secrets;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.issuer.LocalIssuer;
import kz.tumar.local.stack.ServiceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `docker-compose.yml` runs from the image of this module: the same classes, other addresses.
@Command(
        name = "containers",
        hidden = true,
        description = "Steps of docker-compose.yml.",
        mixinStandardHelpOptions = true)
final class ContainersCommand {

    private static final Path KEYS = Path.of("/var/lib/tumar");
    private static final Path POLICY = Path.of("/etc/tumar/policy");

    @Option(names = "--folder", paramLabel = "DIR", description = "where secrets and settings lie")
    private Path folder = Path.of("/compose");

    @Option(names = "--kafka", paramLabel = "HOST:PORT")
    private String kafka = "kafka:9092";

    @Option(names = "--postgres", paramLabel = "HOST:PORT")
    private String postgres = "postgres:5432";

    @Option(names = "--issuer", paramLabel = "HOST:PORT")
    private String issuer = "issuer:8085";

    /// Writes every secret and each service's settings, once; what exists stays.
    @Command(name = "secrets", description = "writes every secret and the services' settings")
    int secrets() throws IOException {
        var secrets = stored();
        var plan = TopicPlan.ofContract();
        PrivateFile.replace(folder.resolve("kafka-users.jaas"), jaas(plan, secrets));
        secrets.of(PostgresAccess.secretName(PostgresAccess.SUPERUSER));
        for (var service : plan.services()) {
            var settings = ServiceSettings.connections(
                    service,
                    new KafkaAccess(kafka, secrets),
                    new PostgresAccess(postgres, secrets),
                    new IssuerAccess(issuer, secrets),
                    KEYS);
            settings.put("tumar.policy.file", POLICY.resolve("modesco.yaml").toString());
            settings.put(
                    "tumar.policy.calendar", POLICY.resolve("calendars/kz.json").toString());
            PrivateFile.replace(
                    folder.resolve(service + ".properties"),
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        UpCommand.say("secrets and settings are in " + folder);
        return 0;
    }

    /// Creates topics, rights, databases and roles; may repeat.
    @Command(name = "prepare", description = "creates topics, rights, databases and roles")
    int prepare() {
        var secrets = stored();
        var outcome = PreparingTopics.apply(new KafkaAccess(kafka, secrets), TopicPlan.ofContract());
        PreparingDatabases.apply(new PostgresAccess(postgres, secrets));
        outcome.drift().forEach(difference -> UpCommand.say("differs from topics.yaml: " + difference));
        UpCommand.say("prepared");
        return 0;
    }

    /// Runs the development issuer for the other containers.
    @Command(name = "issuer", description = "runs the development issuer")
    int issuer() throws IOException, InterruptedException {
        var port = Integer.parseInt(issuer.substring(issuer.lastIndexOf(':') + 1));
        var profile = System.getenv().getOrDefault("TUMAR_PROFILE", "local");
        var server = LocalIssuer.start(InetAddress.getByName("0.0.0.0"), port, stored(), profile);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
        return 0;
    }

    private Secrets stored() {
        return new Secrets(DataFolder.privateDirectory(folder.resolve("secrets")));
    }

    private static String jaas(TopicPlan plan, Secrets secrets) {
        var users = plan.principals().stream()
                .map(name -> "  user_%s=\"%s\"".formatted(name, secrets.of(EmbeddedKafka.secretName(name))))
                .collect(Collectors.joining("\n"));
        var admin = secrets.of(EmbeddedKafka.secretName(EmbeddedKafka.ADMIN));
        return """
                KafkaServer {
                  org.apache.kafka.common.security.plain.PlainLoginModule required
                  username="admin" password="%s"
                  user_admin="%s"
                %s;
                };
                """.formatted(admin, admin, users);
    }
}
