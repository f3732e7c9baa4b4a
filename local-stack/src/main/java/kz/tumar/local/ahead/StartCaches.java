package kz.tumar.local.ahead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.local.folder.DataFolder;

/// The caches of one checkout (JEP 483, 514, 515), one a program: what the JVM had loaded and linked by the end of a
/// training run. A cache that is missing or no longer fits costs speed and nothing else.
///
/// @param folder where they lie
/// @param use what a start does with them
public record StartCaches(Path folder, Use use) {

    /// What a start does with the caches.
    public enum Use {
        /// Starts with those that fit.
        TAKEN,
        /// Starts without, and records what new ones are made of.
        RECORDED,
        /// Starts without.
        IGNORED
    }

    /// The JVM checks by itself whether a cache fits and tells on standard output; nobody asked.
    private static final List<String> QUIETLY = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");

    /// The caches under the checkout's `target/`, used unless `TUMAR_AOT` says `off`.
    ///
    /// @param home the checkout's root
    public static StartCaches of(Path home, Map<String, String> environment) {
        var use = environment.getOrDefault("TUMAR_AOT", "on").equals("off") ? Use.IGNORED : Use.TAKEN;
        return new StartCaches(home.resolve("target/aot"), use);
    }

    /// The same caches, being made.
    public StartCaches recorded() {
        return new StartCaches(folder, Use.RECORDED);
    }

    /// The options with which that program is started.
    ///
    /// @param fingerprint of the program as it is now; nothing when it can't be cached
    public List<String> options(String program, Optional<Fingerprint> fingerprint) {
        return switch (use) {
            case IGNORED -> List.of();
            case RECORDED -> fingerprint.isPresent() ? recording(program) : List.of();
            case TAKEN ->
                fingerprint.filter(now -> fits(program, now)).isPresent()
                        ? List.of("-XX:AOTCache=" + cache(program), QUIETLY.get(0), QUIETLY.get(1))
                        : List.of();
        };
    }

    /// Whether that program's cache is there and was made from what the program is now.
    public boolean fits(String program, Fingerprint now) {
        try {
            return Files.isRegularFile(cache(program))
                    && Files.isRegularFile(key(program))
                    && Files.readString(key(program)).strip().equals(now.value());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Takes what a training run recorded of a program as its cache.
    ///
    /// @return whether it recorded anything
    boolean accept(String program, Fingerprint madeFrom) {
        try {
            if (!Files.isRegularFile(recordedCache(program))) {
                return false;
            }
            Files.deleteIfExists(key(program));
            Files.move(
                    recordedCache(program),
                    cache(program),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(key(program), madeFrom.value() + "\n");
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Path recordings() {
        return folder.resolve("recording");
    }

    private List<String> recording(String program) {
        DataFolder.privateDirectory(recordings());
        return List.of("-XX:AOTCacheOutput=" + recordedCache(program));
    }

    private Path recordedCache(String program) {
        return recordings().resolve(program + ".aot");
    }

    private Path cache(String program) {
        return folder.resolve(program + ".aot");
    }

    private Path key(String program) {
        return folder.resolve(program + ".key");
    }
}
