package kz.tumar.audit.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tumar.audit.export.TestCertificate;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.witness.Main;
import org.jspecify.annotations.Nullable;

/// The real stack, and beside it the witness as a process of its own that knows the log's first key.
public final class WitnessedStack implements QuarkusTestResourceLifecycleManager {
    private static @Nullable Process witness;
    private static List<String> command = List.of();

    private final AuditStack stack = new AuditStack();

    /// After the stack of the other tests, which is started for these too: its settings would hold else.
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("witnessed");
            Path key = folder.resolve("keys/log.key");
            String log =
                    new LogKeyFile(key).create("log.example.test").verifier().encoded();
            Files.writeString(folder.resolve("logs"), "log " + log + "\n");
            String vkey = output(run("key", "--key", folder.resolve("w.key").toString(), "--name", "witness.example/1"))
                    .strip();
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            command = run(
                    "run",
                    "--key",
                    folder.resolve("w.key").toString(),
                    "--logs",
                    folder.resolve("logs").toString(),
                    "--state",
                    folder.resolve("state").toString(),
                    "--listen",
                    "127.0.0.1:" + port);
            startWitness();
            Path policy = Files.writeString(
                    folder.resolve("witnesses"),
                    "witness one " + vkey + " http://127.0.0.1:" + port + "\nquorum one\n");
            Map<String, String> settings = new HashMap<>(stack.start());
            settings.put("tumar.log.key.file", key.toString());
            settings.put("tumar.log.witness.policy", policy.toString());
            settings.put("tumar.log.witness.pause", "PT0.5S");
            settings.put("tumar.log.witness.patience", "PT5S");
            TestCertificate own = TestCertificate.in(folder, "EC", 256, "SHA256withECDSA");
            settings.put("tumar.export.certificate.file", own.store().toString());
            settings.put(
                    "tumar.export.certificate.password-file", own.password().toString());
            settings.put("test.operator.ca", own.pem().toString());
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void startWitness() throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        witness = process;
        InputStream said = process.getInputStream();
        int c = said.read();
        while (c >= 0 && c != '\n') {
            c = said.read();
        }
    }

    static void killWitness() throws InterruptedException {
        Process running = witness;
        if (running != null) {
            running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> run(String... words) {
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx48m");
            command.add("-cp");
            command.add(Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
            command.add("kz.tumar.witness.Main");
            command.addAll(List.of(words));
            return command;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String output(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void stop() {
        try {
            killWitness();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        stack.stop();
    }
}
