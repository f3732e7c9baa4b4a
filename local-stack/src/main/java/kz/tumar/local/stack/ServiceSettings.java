package kz.tumar.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.PrivateFile;
import kz.tumar.local.issuer.IssuerAccess;

/// What one service must know to run: written to `run/<service>.properties`, readable by its owner
/// only, because it holds the service's secrets.
public final class ServiceSettings {

    private ServiceSettings() {}

    /// The settings that depend on the broker, the database and the issuer.
    ///
    /// @throws IllegalArgumentException when there is no such service
    public static Map<String, String> connections(
            String serviceCode, KafkaAccess kafka, PostgresAccess postgres, IssuerAccess issuer, Path keys) {
        var service = Service.of(serviceCode)
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + serviceCode + "."));
        var database = service.database();
        var settings = new TreeMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(database));
        settings.put("quarkus.datasource.username", database.serviceRole());
        settings.put("quarkus.datasource.password", postgres.passwordOf(database.serviceRole()));
        settings.put("quarkus.flyway.username", database.ownerRole());
        settings.put("quarkus.flyway.password", postgres.passwordOf(database.ownerRole()));
        settings.put("quarkus.oidc.auth-server-url", issuer.url());
        settings.put("tumar.digest.key", kafka.secrets().of("digest-key"));
        settings.put("tumar.kafka.bootstrap", kafka.bootstrap());
        settings.put("tumar.kafka.username", service.code());
        settings.put("tumar.kafka.password", kafka.secretOf(service.code()));
        settings.put("tumar.digest.key", kafka.secrets().of("digest-key"));
        if (service.seals()) {
            settings.put(
                    "tumar.keyring.file",
                    keys.resolve(service.code() + ".keyring").toString());
        }
        if (service == Service.AUDIT) {
            settings.put("tumar.log.origin-name", "local.tumar");
            settings.put("tumar.log.key.file", keys.resolve("log.key").toString());
            settings.put("tumar.log.open-entries", "true");
        }
        return settings;
    }

    static void write(Service service, Installation installation, DataFolder folder, Ports ports) {
        var secrets = folder.secrets();
        var settings = new TreeMap<>(connections(
                service.code(),
                new KafkaAccess(LoopbackPorts.HOST + ":" + ports.of(Member.KAFKA), secrets),
                PostgresAccess.local(ports.of(Member.POSTGRES), secrets),
                IssuerAccess.local(ports.of(Member.ISSUER), secrets),
                folder.keys()));
        settings.put("quarkus.http.host", LoopbackPorts.HOST);
        settings.put("quarkus.http.port", Integer.toString(ports.of(service.member())));
        if (service == Service.CONSENT || service == Service.REQUEST) {
            settings.put("tumar.public.url", "http://" + LoopbackPorts.HOST + ":" + ports.of(service.member()));
        }
        if (service == Service.CONSENT) {
            settings.put("tumar.policy.file", installation.policy().toString());
            settings.put("tumar.policy.calendar", installation.calendar().toString());
        }
        var text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            PrivateFile.replace(file(folder, service), text);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    static Path file(DataFolder folder, Service service) {
        return folder.run().resolve(service.code() + ".properties");
    }
}
