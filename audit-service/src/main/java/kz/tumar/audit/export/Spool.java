package kz.tumar.audit.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is written beside the package while another member is, and then taken into it. What a crash leaves of it
/// is overwritten by the next attempt.
final class Spool implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final MeasuringStream measured;

    Spool(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        this.measured = new MeasuringStream(
                new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), BUFFER));
    }

    OutputStream out() {
        return measured;
    }

    /// What was written, in the order in which it was; nothing can be written after that.
    FileChannel content() throws IOException {
        measured.flush();
        return channel;
    }

    /// The member that the content is at this place of a package.
    ZipMember at(String name, long offset) {
        return new ZipMember(name, offset, measured.size(), measured.crc(), measured.sha256());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
