package kz.tumar.verify.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.tumar.verify.face.FolderFace;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;
import org.jspecify.annotations.Nullable;

/// A folder with one log's copy, under the names that the log serves, for its owner alone. What a crash leaves in it is
/// whole files, and the checkpoint speaks only of files that were there before it.
final class MirrorFolder implements AutoCloseable {
    private static final String ORIGIN = "origin";
    private static final String LOCK = "lock";
    private static final String CHECKPOINT = "checkpoint";
    private static final String HELD = "held";
    private static final String PART = ".part";
    private static final Set<String> BEGUN = Set.of(LOCK, ORIGIN + PART);

    private final Path folder;
    private final Consumer<String> written;
    private final FolderFace face;
    private final FileChannel channel;
    private final @Nullable FileLock lock;
    private final Set<Path> renamedIn = new LinkedHashSet<>();

    private MirrorFolder(Path folder, Consumer<String> written) throws IOException {
        this.folder = folder;
        this.written = written;
        this.face = new FolderFace(folder);
        this.channel =
                OwnerOnly.open(folder.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        this.lock = locked(channel);
    }

    /// Takes the folder for the log of this origin; one at a time, and never over anything else.
    ///
    /// @param written hears of each file when it is there
    static MirrorFolder open(Path folder, String origin, Consumer<String> written) {
        try {
            OwnerOnly.createFolders(folder);
            Path mark = folder.resolve(ORIGIN);
            boolean ours = Files.exists(mark) && Files.readString(mark).equals(origin + "\n");
            if (!ours && !isFresh(folder)) {
                throw new Refused(Reason.FOLDER_FOREIGN, folder);
            }
            MirrorFolder opened = new MirrorFolder(folder, written);
            try {
                opened.begin(ours ? "" : origin);
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, folder);
        }
    }

    /// @param origin what isn't written yet, or empty
    private void begin(String origin) {
        if (lock == null) {
            throw new Refused(Reason.FOLDER_BUSY, folder);
        }
        written.accept(LOCK);
        if (!origin.isEmpty()) {
            write(ORIGIN, (origin + "\n").getBytes(UTF_8));
        }
    }

    /// Nothing is in it, or no more than what is there before the folder says whose it is.
    private static boolean isFresh(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!BEGUN.contains(String.valueOf(file.getFileName()))) {
                    return false;
                }
            }
            return true;
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

    /// How many entries, from the first, are in the folder and were held against a signed root. A checkpoint may cover
    /// more, of which only hashes were copied.
    long held() {
        try {
            Path file = folder.resolve(HELD);
            String text = Files.exists(file) ? Files.readString(file, US_ASCII).strip() : "";
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    void keep(TileName name, byte[] bytes) {
        write(name.path(), bytes);
    }

    /// What these files need is all there. The key comes after the checkpoint that it signed: until then it is the one
    /// that the log names.
    ///
    /// @param held how many entries are in the folder, if any came with this checkpoint
    void keepNotes(byte[] checkpoint, Optional<byte[]> vkey, Optional<byte[]> keys, Optional<Long> held) {
        force();
        write(CHECKPOINT, checkpoint);
        held.ifPresent(size -> write(HELD, (size + "\n").getBytes(US_ASCII)));
        vkey.ifPresent(bytes -> write("vkey", bytes));
        keys.ifPresent(bytes -> write("keys", bytes));
        force();
    }

    /// What was written and turned out to be nothing that a log signed.
    void drop(Collection<TileName> names) {
        names.forEach(name -> delete(folder.resolve(name.path())));
    }

    /// The parts of a tile that is here in full. Before, whoever reads a smaller tree needs them.
    void dropParts(TileName name) {
        Path parts = folder.resolve(name.full().path() + ".p");
        if (!Files.isDirectory(parts)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parts)) {
            files.forEach(MirrorFolder::delete);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, parts);
        }
        delete(parts);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, file);
        }
    }

    private void write(String path, byte[] bytes) {
        Path file = folder.resolve(path);
        try {
            Path place = file.toAbsolutePath().getParent();
            if (place != null) {
                OwnerOnly.createFolders(place);
            }
            Path part = file.resolveSibling(file.getFileName() + PART);
            try (FileChannel out = OwnerOnly.create(part)) {
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
        for (Path in = file.getParent(); in != null && in.startsWith(folder); in = in.getParent()) {
            renamedIn.add(in);
        }
        written.accept(path);
    }

    /// A rename is there after a power cut only when its folder was written too.
    private void force() {
        for (Path place : renamedIn) {
            try (FileChannel channelOf = FileChannel.open(place, StandardOpenOption.READ)) {
                channelOf.force(true);
            } catch (IOException e) {
                throw new Refused(Reason.FOLDER_UNWRITABLE, place);
            }
        }
        renamedIn.clear();
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
