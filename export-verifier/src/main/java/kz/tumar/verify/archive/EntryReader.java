package kz.tumar.verify.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tree.Sha256;

/// Reads one file of the archive from its first byte to its last, once; what is checked is exactly what was hashed.
public final class EntryReader {
    /// An event has at most 60,000 bytes; the rest is room for its wrapping.
    static final int MAX_LINE = 256 * 1024;

    private static final int BUFFER = 4 * MAX_LINE;

    private final FileChannel file;
    private final StoredEntry entry;
    private final LongConsumer onBytesRead;
    private final MessageDigest sha256 = Sha256.digest();
    private final CRC32 crc32 = new CRC32();
    private final byte[] buffer;
    private long unread;
    private int limit;
    private int lineStart;
    private int lineEnd;
    private int next;
    private long lineNumber;

    EntryReader(FileChannel file, StoredEntry entry, LongConsumer onBytesRead) {
        this.file = file;
        this.entry = entry;
        this.onBytesRead = onBytesRead;
        this.buffer = new byte[(int) Math.min(BUFFER, entry.size())];
        this.unread = entry.size();
    }

    public String name() {
        return entry.name();
    }

    /// The whole file, for small ones.
    public byte[] readAll(int maxSize) throws IOException {
        if (entry.size() > Math.min(maxSize, BUFFER)) {
            throw new Refused(Reason.FILE_TOO_LARGE, entry.name());
        }
        fill();
        next = limit;
        return buffer.clone();
    }

    /// Reads what is left, for its hash alone.
    public void skipToEnd() throws IOException {
        next = limit;
        while (unread > 0) {
            limit = 0;
            fill();
            next = limit;
        }
    }

    /// Moves to the next line; false at the end. Every line ends with a newline, the last one too.
    public boolean nextLine() throws IOException {
        int scanFrom = next;
        while (true) {
            int newline = indexOfNewline(scanFrom);
            if (newline >= 0) {
                lineStart = next;
                lineEnd = newline;
                next = newline + 1;
                lineNumber++;
                return true;
            }
            int pending = limit - next;
            if (pending > MAX_LINE) {
                throw new Refused(Reason.LINE_TOO_LONG, entry.name(), lineNumber + 1);
            }
            if (unread == 0) {
                if (pending > 0) {
                    throw new Refused(Reason.LINE_UNFINISHED, entry.name(), lineNumber + 1);
                }
                return false;
            }
            System.arraycopy(buffer, next, buffer, 0, pending);
            next = 0;
            limit = pending;
            scanFrom = pending;
            fill();
        }
    }

    /// Holds the current line between [#lineStart()] and [#lineEnd()], until the next call of [#nextLine()].
    public byte[] buffer() {
        return buffer;
    }

    public int lineStart() {
        return lineStart;
    }

    public int lineEnd() {
        return lineEnd;
    }

    /// Counted from one.
    public long lineNumber() {
        return lineNumber;
    }

    /// @return the SHA-256 of the whole file, in hex
    public String finish() {
        if (unread != 0 || next != limit) {
            throw new IllegalStateException(entry.name() + " was not read to its end");
        }
        if ((int) crc32.getValue() != entry.crc32()) {
            throw new Refused(Reason.ARCHIVE_CHECKSUM, entry.name());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private int indexOfNewline(int from) {
        for (int i = from; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        int from = limit;
        int wanted = (int) Math.min(unread, buffer.length - limit);
        while (limit < from + wanted) {
            ByteBuffer free = ByteBuffer.wrap(buffer, limit, from + wanted - limit);
            int read = file.read(free, entry.offset() + entry.size() - unread);
            if (read < 0) {
                throw new Refused(Reason.ARCHIVE_END);
            }
            limit += read;
            unread -= read;
        }
        sha256.update(buffer, from, wanted);
        crc32.update(buffer, from, wanted);
        onBytesRead.accept(wanted);
    }
}
