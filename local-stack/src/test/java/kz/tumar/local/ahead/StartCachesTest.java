package kz.tumar.local.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The caches with the real JVM.
final class StartCachesTest {

    private static final String PROGRAM = "greeting";

    /// A program small enough to learn in a moment.
    public static final class Greeting {

        private Greeting() {}

        public static void main(String[] arguments) {
            System.out.println("salem");
        }
    }

    @TempDir
    Path place;

    @Test
    void recordedCache_isTaken_andOneThatDoesNotFitCostsOnlySpeed() throws Exception {
        var jar = jar("one");
        var caches = new StartCaches(place.resolve("aot"), StartCaches.Use.TAKEN);
        assertThat(said(caches, jar)).isEqualTo("salem\n");

        said(caches.recorded(), jar);
        assertThat(caches.accept(PROGRAM, fingerprint(jar))).isTrue();

        assertThat(options(caches, jar)).contains("-XX:AOTCache=" + place.resolve("aot/greeting.aot"));
        assertThat(said(caches, jar, "-XX:AOTMode=on")).isEqualTo("salem\n");

        Files.writeString(place.resolve("aot/greeting.aot"), "not a cache");
        assertThat(said(caches, jar)).isEqualTo("salem\n");

        jar("another build");
        assertThat(options(caches, jar)).isEmpty();
    }

    @Test
    void programInFolders_cannotBeCached_andStartsWithout() {
        assertThat(Fingerprint.ofClassPath(place.toString())).isEmpty();
        assertThat(new StartCaches(place, StartCaches.Use.RECORDED).options(PROGRAM, Optional.empty()))
                .isEmpty();
    }

    @Test
    void cachesAreIgnored_whenTheUserSaysSo() {
        var caches = StartCaches.of(place, java.util.Map.of("TUMAR_AOT", "off"));

        assertThat(caches.use()).isEqualTo(StartCaches.Use.IGNORED);
    }

    private static Fingerprint fingerprint(Path jar) {
        return Fingerprint.ofClassPath(jar.toString()).orElseThrow();
    }

    private static List<String> options(StartCaches caches, Path jar) {
        return caches.options(PROGRAM, Fingerprint.ofClassPath(jar.toString()));
    }

    private static String said(StartCaches caches, Path jar, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(options(caches, jar));
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", jar.toString(), Greeting.class.getName()));
        var process = new ProcessBuilder(command).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return words;
    }

    private Path jar(String comment) throws IOException {
        var jar = place.resolve("greeting.jar");
        var name = Greeting.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var code = StartCachesTest.class.getClassLoader().getResourceAsStream(name)) {
            out.setComment(comment);
            out.putNextEntry(new JarEntry(name));
            assertThat(code).isNotNull();
            code.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
