package kz.tumar.local.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes files that only their owner may read (mode 0600), whole or not at all, also after a crash.
public final class PrivateFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// Replaces the file's content. A reader sees the old content or the new, never a part.
    public static void replace(Path file, String content) throws IOException {
        var written = written(file, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Creates the file unless it exists; says whether it did. Of several writers at once exactly one succeeds.
    static boolean createOnce(Path file, String content) throws IOException {
        var written = written(file, content);
        try {
            Files.createLink(file, written);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException anotherWasFirst) {
            return false;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Path written(Path file, String content) throws IOException {
        var temporary =
                Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".new", OWNER_ONLY);
        Files.writeString(temporary, content);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return temporary;
    }
}
