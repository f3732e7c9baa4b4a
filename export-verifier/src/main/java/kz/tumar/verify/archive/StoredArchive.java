package kz.tumar.verify.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// A ZIP of stored files without gaps, extras or comments, read in place. Memory doesn't depend on its size.
public final class StoredArchive implements Closeable {
    private final FileChannel file;
    private final LongConsumer onBytesRead;
    private final List<StoredEntry> entries;

    private StoredArchive(FileChannel file, LongConsumer onBytesRead, List<StoredEntry> entries) {
        this.file = file;
        this.onBytesRead = onBytesRead;
        this.entries = entries;
    }

    /// @throws Refused when the archive isn't of the one form allowed; no file is left open then
    public static StoredArchive open(Path path, LongConsumer onBytesRead) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new StoredArchive(file, onBytesRead, readEntries(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public List<StoredEntry> entries() {
        return entries;
    }

    public EntryReader reader(StoredEntry entry) {
        return new EntryReader(file, entry, onBytesRead);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static List<StoredEntry> readEntries(FileChannel file) throws IOException {
        long fileSize = file.size();
        if (fileSize < Headers.END_SIZE) {
            throw new Refused(Reason.ARCHIVE_END);
        }
        ByteBuffer end = read(file, fileSize - Headers.END_SIZE, Headers.END_SIZE);
        Headers.Directory directory = Headers.end(end, fileSize);
        ByteBuffer central = read(file, directory.offset(), (int) directory.size());
        Headers headers = new Headers();
        List<StoredEntry> entries = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < directory.entries(); i++) {
            StoredEntry entry = headers.central(central, offset);
            if (entry.offset() + entry.size() > directory.offset()) {
                throw new Refused(Reason.ARCHIVE_GAP, entry.name());
            }
            Headers.local(read(file, offset, (int) (entry.offset() - offset)), entry);
            entries.add(entry);
            offset = entry.offset() + entry.size();
        }
        if (offset != directory.offset() || central.hasRemaining()) {
            throw new Refused(Reason.ARCHIVE_DIRECTORY);
        }
        return List.copyOf(entries);
    }

    private static ByteBuffer read(FileChannel file, long offset, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new Refused(Reason.ARCHIVE_END);
            }
        }
        return buffer.flip();
    }
}
