package kz.tumar.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kz.tumar.local.Tumar;
import kz.tumar.local.database.PostgresProcess;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ProcessRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stack as its user meets it: the real command line, servers and supervision, with stand-ins for the services.
final class StackJourneyTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path place;

    private DataFolder folder = new DataFolder(Path.of(""));
    private ProcessRecords records = new ProcessRecords(Path.of(""));

    @BeforeEach
    void builtProgramsAreThere() throws Exception {
        folder = new DataFolder(place.resolve("data"));
        records = new ProcessRecords(folder.run());
        for (var service : Service.values()) {
            fakeProgram(place.resolve(service.code()).resolve("target/quarkus-app/quarkus-run.jar"));
        }
        Files.createDirectories(place.resolve("policy/calendars"));
        Files.writeString(place.resolve("policy/modesco.yaml"), "{}");
        Files.writeString(place.resolve("policy/calendars/kz.json"), "{}");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        StoppingStack.on(folder, _ -> {});
    }

    @Test
    void stack_startsRestartsWhatDies_survivesItsOwnKilling_andEnds() throws Exception {
        var up = tumar("up");
        awaitTrue(up, () -> said("tumar: ready"));
        assertThat(StackStatus.of(folder).exitCode()).isZero();
        assertThat(folder.trustPolicy()).content().isEqualTo("log fake+00000000+AQ==\nquorum none\n");
        assertThat(Files.getPosixFilePermissions(folder.run().resolve("audit-service.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        assertThat(Files.getPosixFilePermissions(folder.logs().resolve("kafka.log")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        serviceThatIsNotHealthyIsNamed();
        secondUpIsRefused();
        for (var victim : List.of("consent-service", "kafka", "issuer", "postgres", PostgresProcess.POSTMASTER)) {
            killedIsReplaced(up, victim);
        }
        awaitTrue(up, () -> StackStatus.of(folder).exitCode() == 0);

        var children = everyProcess();
        up.destroyForcibly().waitFor();
        var again = tumar("up");
        awaitTrue(again, () -> said("tumar: ready"));
        assertThat(children).noneMatch(ProcessHandle::isAlive);

        var last = everyProcess();
        assertThat(finished(tumar("down"))).isZero();
        assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last).noneMatch(ProcessHandle::isAlive);
        assertThat(StackStatus.of(folder).exitCode()).isEqualTo(4);
    }

    @Test
    void programThatIsNone_isRefused_beforeAnythingStarts() throws Exception {
        Files.writeString(place.resolve("audit-service/target/quarkus-app/quarkus-run.jar"), "not a jar");

        assertThat(finished(tumar("up"))).isOne();

        assertThat(Files.readString(output()))
                .contains("tumar: failed: audit-service can't be started", "isn't a program")
                .doesNotContain("starting");
    }

    @Test
    void serviceThatCannotStart_failsTheStart_withItsLastWords_andLeavesNothingRunning() throws Exception {
        program(place.resolve("audit-service/target/quarkus-app/quarkus-run.jar"), "kz.tumar.Nothing");

        assertThat(finished(tumar("up"))).isOne();

        assertThat(said("tumar: failed: audit-service keeps ending. The end of its log:"))
                .isTrue();
        assertThat(Files.readString(output())).contains("ClassNotFoundException: kz.tumar.Nothing");
        assertThat(StackStatus.of(folder).exitCode()).isEqualTo(4);
    }

    private void serviceThatIsNotHealthyIsNamed() throws Exception {
        var red = folder.run().resolve("retention-service.properties" + FakeService.RED);
        Files.createFile(red);
        try {
            var status = command("status")
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .start();
            var words = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(status.waitFor()).isEqualTo(3);
            assertThat(words)
                    .contains("tumar: retention-service is not healthy: parked events\n", "tumar: not healthy\n")
                    .doesNotContain("tumar: ready");
        } finally {
            Files.delete(red);
        }
    }

    private void secondUpIsRefused() throws Exception {
        var before = everyProcess();
        var refused = command("up").redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        var words = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(refused.waitFor()).isOne();
        assertThat(words).contains("is in use by process");
        assertThat(before).allMatch(ProcessHandle::isAlive);
    }

    private void killedIsReplaced(Process up, String victim) throws Exception {
        var killed = records.living(victim).orElseThrow();
        killed.destroyForcibly();
        awaitTrue(
                up,
                () -> records.living(victim)
                        .filter(process -> process.pid() != killed.pid())
                        .isPresent());
        awaitTrue(up, () -> StackStatus.of(folder).exitCode() == 0);
    }

    private List<ProcessHandle> everyProcess() {
        var processes = new ArrayList<ProcessHandle>();
        for (var member : Member.values()) {
            processes.add(records.living(member.processName()).orElseThrow());
        }
        processes.add(records.living(PostgresProcess.POSTMASTER).orElseThrow());
        return processes;
    }

    private boolean said(String line) {
        try {
            return Files.readAllLines(output()).contains(line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Process tumar(String verb) throws IOException {
        return command(verb).redirectOutput(output().toFile()).start();
    }

    private Path output() {
        return place.resolve("output.txt");
    }

    private ProcessBuilder command(String verb) {
        var builder = new ProcessBuilder(
                        Installation.java(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dtumar.home=" + place,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tumar.class.getName(),
                        verb,
                        "--data",
                        folder.root().toString())
                .redirectErrorStream(true);
        for (var member : Member.values()) {
            builder.environment().put(member.variable(), "0");
        }
        return builder;
    }

    private static int finished(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /// Polls a condition of other processes; ends early when the stack itself is gone.
    private void awaitTrue(Process up, BooleanSupplier condition) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(Files.readString(output())).isLessThan(deadline);
            assertThat(up.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("the stack ended: " + Files.readString(output()))
                    .isFalse();
        }
    }

    private static void fakeProgram(Path jar) throws IOException {
        program(jar, FakeService.class.getName());
    }

    private static void program(Path jar, String mainClass) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(
                Attributes.Name.CLASS_PATH,
                FakeService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
