package kz.tumar.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.local.broker.KafkaAccess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.Secrets;
import kz.tumar.local.issuer.IssuerAccess;

/// The company systems of the demo: the site in Python over HTTP where there is a Python, the others in Java over
/// Kafka.
final class Companies implements AutoCloseable {
    private final Ports ports;
    private final IssuerAccess issuer;
    private final Map<String, Company> running;

    private Companies(Ports ports, IssuerAccess issuer, Map<String, Company> running) {
        this.ports = ports;
        this.issuer = issuer;
        this.running = running;
    }

    static Companies start(Tumar tumar, Ports ports) {
        Secrets secrets = new DataFolder(tumar.data()).secrets();
        var issuer = IssuerAccess.local(ports.of("issuer"), secrets);
        var kafka = new KafkaAccess("127.0.0.1:" + ports.of("kafka"), secrets);
        var running = new LinkedHashMap<String, Company>();
        for (String system : List.of("site", "telegram-bot", "crm", "hr", "accounting")) {
            Map<String, String> environment = environment(system, tumar, ports, issuer, kafka);
            boolean inPython = system.equals("site") && hasPython();
            List<String> command = inPython
                    ? List.of(
                            "python3",
                            tumar.root().resolve("examples/site/site.py").toString())
                    : java(tumar);
            running.put(
                    system,
                    Company.start(
                            system,
                            command,
                            environment,
                            tumar.data().resolve("logs").resolve("company-" + system + ".log")));
        }
        return new Companies(ports, issuer, running);
    }

    Scene scene(Steps steps) {
        return new Scene(steps, ports, issuer, running);
    }

    private static Map<String, String> environment(
            String system, Tumar tumar, Ports ports, IssuerAccess issuer, KafkaAccess kafka) {
        Path store = tumar.data().resolve("company-" + system);
        var environment = new HashMap<String, String>();
        for (String service : List.of("consent", "request", "retention")) {
            environment.put(
                    "TUMAR_" + service.toUpperCase(java.util.Locale.ROOT) + "_URL",
                    "http://127.0.0.1:" + ports.of(service));
        }
        environment.put("TUMAR_ISSUER_URL", issuer.url());
        environment.put("TUMAR_CLIENT_SECRET", issuer.clientSecretFor("system:" + system));
        environment.put("TUMAR_KAFKA", kafka.bootstrap());
        environment.put("TUMAR_KAFKA_SECRET", kafka.secretOf(system));
        environment.put("COMPANY_SYSTEM", system);
        environment.put(
                "COMPANY_STORE",
                store.resolveSibling(store.getFileName() + ".json").toString());
        environment.put("COMPANY_ENDS_WITH_PARENT", "true");
        environment.put(
                "SITE_STORE",
                store.resolveSibling(store.getFileName() + ".sqlite").toString());
        environment.put("SITE_ENDS_WITH_PARENT", "true");
        return environment;
    }

    private static List<String> java(Tumar tumar) {
        Path target = tumar.root().resolve("examples").resolve("target");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(jar(target) + java.io.File.pathSeparator + target.resolve("lib") + "/*");
        command.add("kz.tumar.example.CompanySystem");
        return command;
    }

    private static Path jar(Path target) {
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("examples-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("examples are not built"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "-c", "import sqlite3")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        running.values().forEach(Company::close);
    }
}
