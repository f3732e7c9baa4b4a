package kz.tumar.local.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One file of a backup.
///
/// @param size   in bytes
/// @param sha256 of its content
record CopiedFile(long size, String sha256) {

    private static final int CHUNK = 256 * 1024;

    /// Copies a file that may grow or shrink meanwhile; the copy is on disk when this returns.
    static CopiedFile copy(Path from, Path to) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (in.read(chunk) >= 0) {
                size += chunk.flip().remaining();
                digest.update(chunk.duplicate());
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
                chunk.clear();
            }
            out.force(true);
        }
        return new CopiedFile(size, HexFormat.of().formatHex(digest.digest()));
    }

    static CopiedFile of(Path file) throws IOException {
        MessageDigest digest = digest();
        long size = 0;
        try (var in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                size += read;
            }
        }
        return new CopiedFile(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
