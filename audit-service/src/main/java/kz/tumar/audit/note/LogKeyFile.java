package kz.tumar.audit.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The file of the log's key, readable only by its owner (0600). It is made at the first start, together with the
/// random part of the log's origin; losing it ends the log's identity, so it is never made again over a log that
/// exists.
public final class LogKeyFile {
    private static final String FORMAT = "tumar-log-key/1";

    private final Path path;

    public LogKeyFile(Path path) {
        this.path = path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /// @throws IllegalArgumentException when the file isn't one that `create` wrote
    public SigningKey read() {
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
            if (lines.size() != 3 || !lines.getFirst().equals(FORMAT)) {
                throw new IllegalArgumentException(path + " is not a log key file");
            }
            return SigningKey.of(VerifierKey.parse(lines.get(1)), lines.get(2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the log's key file can't be read", unreadable);
        }
    }

    /// Makes a key whose name, and so the log's origin, is the given name and a random log id.
    public SigningKey create(String originName) {
        byte[] logId = new byte[8];
        new SecureRandom().nextBytes(logId);
        SigningKey key = SigningKey.generate(
                new KeyName(originName + "/" + HexFormat.of().formatHex(logId)));
        writeDurably(path, String.join("\n", FORMAT, key.verifier().encoded(), key.encodedSecret()) + "\n");
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
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder);
        } catch (AtomicMoveNotSupportedException unsupported) {
            throw new UncheckedIOException("the file system can't rename in one step", unsupported);
        } catch (IOException failed) {
            throw new UncheckedIOException("the file can't be written durably", failed);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
