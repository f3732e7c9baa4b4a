package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kz.tumar.verify.fsck.LogCheck;
import kz.tumar.verify.mirror.OwnerOnly;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// A log's entries written out again, one a line, in the form of an export's `records.jsonl`. The file appears only
/// when all of them held, for its owner alone.
final class RecordsFile implements LogCheck.Entries, AutoCloseable {
    private static final byte[] BEFORE = "{\"entry\":".getBytes(US_ASCII);

    private final Path file;
    private final Path part;
    private final OutputStream out;

    RecordsFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        try {
            this.out = new BufferedOutputStream(Channels.newOutputStream(OwnerOnly.create(part)), 1 << 16);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, part);
        }
    }

    @Override
    public void entry(long index, byte[] entry) {
        try {
            out.write(BEFORE);
            out.write(entry);
            out.write((",\"index\":" + index + "}\n").getBytes(US_ASCII));
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, part);
        }
    }

    /// Lets it appear.
    void keep() {
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, file);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new Refused(Reason.FOLDER_UNWRITABLE, part);
        }
    }
}
