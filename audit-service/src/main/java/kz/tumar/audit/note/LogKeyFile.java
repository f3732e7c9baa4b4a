package kz.tumar.audit.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The file of the log's key, readable only by its owner (0600). It is made at the first start, together with the
/// random part of the log's origin; losing it ends the log's identity, so it is never made again over a log that
/// exists. While a key is replaced by another the file holds both, and afterwards still the old one's public half.
public final class LogKeyFile {
    private static final String ONE_KEY = "tumar-log-key/1";
    private static final String KEYS = "tumar-log-key/2";
    private static final String SIGNS = "signs ";
    private static final String RETIRED = "retired ";

    private final Path path;

    public LogKeyFile(Path path) {
        this.path = path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /// What tells one content of the file from the next without reading it.
    ///
    /// @param file what the file system calls it, where it has such names: every write makes another file
    public record Stamp(FileTime modified, long bytes, Optional<String> file) {}

    /// Empty when there is no file.
    public Optional<Stamp> stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Optional<String> file = Optional.ofNullable(now.fileKey()).map(Object::toString);
            return Optional.of(new Stamp(now.lastModifiedTime(), now.size(), file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the log's key file can't be read", unreadable);
        }
    }

    /// @throws IllegalArgumentException when the file isn't one that this class wrote
    public LogKeys read() {
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
            if (lines.size() == 3 && lines.getFirst().equals(ONE_KEY)) {
                return LogKeys.of(SigningKey.of(VerifierKey.parse(lines.get(1)), lines.get(2)));
            }
            if (lines.isEmpty() || !lines.getFirst().equals(KEYS)) {
                throw new IllegalArgumentException(path + " is not a log key file");
            }
            return keys(lines.subList(1, lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the log's key file can't be read", unreadable);
        }
    }

    private LogKeys keys(List<String> lines) {
        List<SigningKey> signing = new ArrayList<>();
        List<VerifierKey> retired = new ArrayList<>();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            if (line.startsWith(SIGNS) && space > SIGNS.length()) {
                VerifierKey key = VerifierKey.parse(line.substring(SIGNS.length(), space));
                signing.add(SigningKey.of(key, line.substring(space + 1)));
            } else if (line.startsWith(RETIRED)) {
                retired.add(VerifierKey.parse(line.substring(RETIRED.length())));
            } else {
                throw new IllegalArgumentException(path + " is not a log key file");
            }
        }
        return new LogKeys(signing, retired);
    }

    /// Puts these keys in the place of those that were there, in one step.
    public void write(LogKeys keys) {
        StringBuilder text = new StringBuilder();
        if (keys.signing().size() == 1 && keys.retired().isEmpty()) {
            text.append(ONE_KEY).append('\n').append(keys.first().verifier().encoded());
            text.append('\n').append(keys.first().encodedSecret()).append('\n');
        } else {
            text.append(KEYS).append('\n');
            for (SigningKey key : keys.signing()) {
                text.append(SIGNS).append(key.verifier().encoded()).append(' ');
                text.append(key.encodedSecret()).append('\n');
            }
            keys.retired()
                    .forEach(key -> text.append(RETIRED).append(key.encoded()).append('\n'));
        }
        writeDurably(path, text.toString());
    }

    /// Makes a key whose name, and so the log's origin, is the given name and a random log id.
    public SigningKey create(String originName) {
        byte[] logId = new byte[8];
        new SecureRandom().nextBytes(logId);
        SigningKey key = SigningKey.generate(
                new KeyName(originName + "/" + HexFormat.of().formatHex(logId)));
        write(LogKeys.of(key));
        return key;
    }

    /// Writes a small file so that after a crash it is either the old or the new one: 0600, fsync, rename.
    public static void writeDurably(Path target, String content) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IllegalArgumentException(target + " is in no folder");
            }
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(
                    folder,
                    target.getFileName().toString(),
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                fill(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            syncFolder(folder);
        } catch (AtomicMoveNotSupportedException unsupported) {
            throw new UncheckedIOException("the file system can't rename in one step", unsupported);
        } catch (IOException failed) {
            throw new UncheckedIOException("the file can't be written durably", failed);
        }
    }

    private static void fill(Path file, String content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
