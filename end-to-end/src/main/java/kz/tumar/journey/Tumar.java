package kz.tumar.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command line `./tumar`, called as a person would.
final class Tumar {
    private static final int LONGEST_MINUTES = 10;

    private final Path root;
    private final Path data;
    private final Map<String, String> environment = new HashMap<>();

    Tumar(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    /// The folder that holds `tumar`, looked for upwards from here and from where this class lies.
    static Path repository() {
        for (Path start : List.of(Path.of("").toAbsolutePath(), ownPlace())) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve("tumar")) && Files.isDirectory(folder.resolve("policy"))) {
                    return folder;
                }
            }
        }
        throw new IllegalStateException("run this through ./tumar");
    }

    private static Path ownPlace() {
        return Path.of(
                Tumar.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    Path root() {
        return root;
    }

    Path data() {
        return data;
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    /// Runs a command with `--data`, its output going where this process's goes.
    int run(String... arguments) {
        return exit(builder(arguments).inheritIO());
    }

    /// Runs a command quietly, its output going to a file.
    int runQuietly(Path output, String... arguments) {
        return exit(builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()));
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("tumar").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static int exit(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException("no end after " + LONGEST_MINUTES + " minutes: " + builder.command());
            }
            return process.exitValue();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
