package kz.tumar.local.ahead;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/// What a program's cache was made from: this Java, and every file of the program by place, size and time.
///
/// @param value a hash of all that
public record Fingerprint(String value) {

    /// Of a program whose classes are these jars; nothing when some of them lie in folders, which can't be cached.
    public static Optional<Fingerprint> ofClassPath(String classPath) {
        var entries = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return entries.stream().allMatch(Files::isRegularFile) ? Optional.of(of(entries.stream())) : Optional.empty();
    }

    /// Of a program in a folder of its own, started with that class path.
    public static Optional<Fingerprint> ofFolder(Path folder, String classPath) {
        try (var files = Files.walk(folder)) {
            var own = files.filter(Files::isRegularFile).sorted().toList();
            return ofClassPath(classPath).map(first -> of(first, own.stream()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Fingerprint of(Fingerprint first, Stream<Path> files) {
        return hashed(Stream.concat(Stream.of(first.value()), files.map(Fingerprint::described)));
    }

    private static Fingerprint of(Stream<Path> files) {
        var java = Stream.of(System.getProperty("java.home"), System.getProperty("java.vm.version"));
        return hashed(Stream.concat(java, files.map(Fingerprint::described)));
    }

    private static String described(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Fingerprint hashed(Stream<String> words) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            words.forEach(word -> hash.update((word + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
