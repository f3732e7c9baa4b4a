package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import kz.tumar.verify.archive.StoredArchive;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.trust.TrustPolicy;

/// Verifies a package offline. Reads nothing but the file, changes nothing, and may be repeated at will.
public final class Verifying {
    private static final int PEEK = 64 * 1024;
    private static final int FIRST_NAME = 64;
    private static final String DIRECTORY = "PK\u0001\u0002";

    private Verifying() {}

    /// @param onBytesRead hears how many more bytes were checked
    public static Verdict verify(Path file, TrustPolicy trust, LongConsumer onBytesRead) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Refused(Reason.FILE_UNREADABLE, file);
            }
            return judge(file, trust, onBytesRead);
        } catch (Refused e) {
            return Verdict.of(e);
        } catch (IOException e) {
            return Verdict.of(new Refused(Reason.FILE_UNREADABLE, file));
        }
    }

    /// Checks that an entry is in a log, by a proof in a file of its own (C2SP tlog-proof).
    public static Verdict verifyEntry(Path proof, Path entry, TrustPolicy trust) {
        try {
            return new ProofCheck(trust).check(proof, entry);
        } catch (Refused e) {
            return Verdict.of(e);
        }
    }

    private static Verdict judge(Path file, TrustPolicy trust, LongConsumer onBytesRead) throws IOException {
        try (StoredArchive archive = StoredArchive.open(file, onBytesRead)) {
            return new PackageCheck(archive, trust).run();
        } catch (Refused e) {
            if (resemblesExport(file)) {
                throw e;
            }
            throw new Refused(Reason.NOT_A_PACKAGE, file);
        }
    }

    /// A damaged export is judged, anything else is not. An export names its README at its very beginning and its
    /// scope in the directory near its end, so no single damage hides both. The page that is in every export names
    /// both too, and is no export.
    private static boolean resemblesExport(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String head = peek(channel, 0);
            String tail = peek(channel, Math.max(0, channel.size() - PEEK));
            return head.substring(0, Math.min(FIRST_NAME, head.length())).contains(Layout.README)
                    || (tail.contains(DIRECTORY) && tail.contains(Layout.SCOPE));
        }
    }

    private static String peek(FileChannel channel, long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(PEEK);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
            // reads on until the buffer or the file ends
        }
        return new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
    }
}
