package kz.tumar.verify.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import kz.tumar.verify.face.FolderFace;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;
import org.jspecify.annotations.Nullable;

/// A folder with one log's copy, under the names that the log serves. What a crash leaves in it is whole files, and the
/// checkpoint speaks only of files that were there before it.
final class MirrorFolder implements AutoCloseable {
    private static final String ORIGIN = "origin";
    private static final String LOCK = "lock";
    private static final String CHECKPOINT = "checkpoint";
    private static final String PART = ".part";

    private final Path folder;
    private final FolderFace face;
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private MirrorFolder(Path folder) throws IOException {
        this.folder = folder;
        this.face = new FolderFace(folder);
        this.channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.lock = locked(channel);
    }

    /// Takes the folder for the log of this origin; one at a time, and never over anything else.
    static MirrorFolder open(Path folder, String origin) {
        try {
            Files.createDirectories(folder);
            Path mark = folder.resolve(ORIGIN);
            boolean ours = Files.exists(mark) && Files.readString(mark).equals(origin + "\n");
            if (!ours && !isEmpty(folder)) {
                throw new Refused(Reason.FOLDER_FOREIGN, folder);
            }
            MirrorFolder opened = new MirrorFolder(folder);
            if (opened.lock == null) {
                opened.close();
                throw new Refused(Reason.FOLDER_BUSY, folder);
            }
            opened.write(ORIGIN, (origin + "\n").getBytes(UTF_8));
            return opened;
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    LogFace face() {
        return face;
    }

    boolean hasCheckpoint() {
        return Files.exists(folder.resolve(CHECKPOINT));
    }

    Optional<byte[]> find(TileName name) {
        return face.find(name);
    }

    void keep(TileName name, byte[] bytes) {
        write(name.path(), bytes);
    }

    /// What these files need is all there.
    void keepNotes(byte[] checkpoint, Optional<byte[]> vkey, Optional<byte[]> keys) {
        vkey.ifPresent(bytes -> write("vkey", bytes));
        keys.ifPresent(bytes -> write("keys", bytes));
        write(CHECKPOINT, checkpoint);
    }

    void drop(Collection<TileName> names) {
        for (TileName name : names) {
            try {
                Files.deleteIfExists(folder.resolve(name.path()));
            } catch (IOException e) {
                throw new Refused(Reason.FOLDER_UNWRITABLE, folder.resolve(name.path()));
            }
        }
    }

    private void write(String path, byte[] bytes) {
        Path file = folder.resolve(path);
        try {
            Path place = file.toAbsolutePath().getParent();
            if (place != null) {
                Files.createDirectories(place);
            }
            Path part = file.resolveSibling(file.getFileName() + PART);
            try (FileChannel out = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, file);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, folder);
        }
    }
}
