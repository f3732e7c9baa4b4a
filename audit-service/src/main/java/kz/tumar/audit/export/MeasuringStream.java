package kz.tumar.audit.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Passes bytes on and takes their number, CRC-32 and SHA-256.
final class MeasuringStream extends FilterOutputStream {
    private final MessageDigest digest;
    private final CRC32 crc = new CRC32();
    private long size;

    MeasuringStream(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        crc.update(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    int crc() {
        return (int) crc.getValue();
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
