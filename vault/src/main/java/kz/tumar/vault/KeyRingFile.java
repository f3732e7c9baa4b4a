package kz.tumar.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The ring's file, mode 0600. Writing is all or nothing: a temporary file beside it, fsync, rename, fsync of the
/// folder.
final class KeyRingFile {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    KeyRingFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// A file that is replaced while it is read may be read half: then the new one is.
    KeyRing read() {
        try {
            return readOnce();
        } catch (KeyRingException.Corrupt _) {
            return readOnce();
        }
    }

    private KeyRing readOnce() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER.containsAll(permissions)) {
                throw new KeyRingException.Exposed(file, PosixFilePermissions.toString(permissions));
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new KeyRingException.Corrupt(file, "it isn't a file of at most " + LARGEST + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            try {
                return KeyRingText.read(file, bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyRingException.Unusable(file, e);
        }
    }

    /// Writes a ring that lacks keys which the file still holds, and overwrites the blocks of the file that held them.
    /// Where a disk keeps old blocks (copy on write, wear levelling) only its own encryption reaches those.
    void replace(KeyRing ring) {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(old.size()));
            write(ring);
            while (zeros.hasRemaining()) {
                old.write(zeros, zeros.position());
            }
            old.force(true);
        } catch (IOException e) {
            throw new KeyRingException.Unusable(file, e);
        }
    }

    /// After this returns the ring survives a power cut; before, there is either the old file or none.
    void write(KeyRing ring) {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
        byte[] bytes = KeyRingText.write(ring);
        try {
            Files.deleteIfExists(temporary);
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(parent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new KeyRingException.Unusable(file, e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Path parent() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
