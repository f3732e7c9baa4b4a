package kz.tumar.bench.ground;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout that this program was built in, with everything the build made.
///
/// @param root its folder
public record Repository(Path root) {

    /// Finds it from where this program's classes lie: `benchmarks/target/…`.
    public static Repository find() {
        try {
            var classes = Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var benchmarks = classes.toAbsolutePath().resolve("../..").normalize();
            return new Repository(benchmarks.resolve("..").normalize());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Path benchmarks() {
        return root.resolve("benchmarks");
    }

    /// The runnable package of a service.
    ///
    /// @throws IllegalStateException when it isn't built
    public Path runnable(String module) {
        return require(root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /// A file that must be there.
    ///
    /// @throws IllegalStateException when it isn't
    public Path require(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    "%s is missing; build first (./tumar up does).".formatted(root.relativize(file)));
        }
        return file;
    }

    /// The `java` that runs this program.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// What keeps the JVM from warning of what the libraries of broker and issuer do.
    static List<String> quietly() {
        return List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /// This program's own classes, for a process beside it.
    public static List<String> ownClasses() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }
}
