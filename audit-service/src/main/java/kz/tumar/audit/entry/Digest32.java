package kz.tumar.audit.entry;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/// A SHA-256 digest that can be a key of a map.
public final class Digest32 {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest32::newDigest);

    private final byte[] bytes;

    private Digest32(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest32 of(byte[]... parts) {
        MessageDigest digest = SHA_256.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Digest32(digest.digest());
    }

    public static Digest32 of(byte[] bytes, int from, int length) {
        MessageDigest digest = SHA_256.get();
        digest.update(bytes, from, length);
        return new Digest32(digest.digest());
    }

    /// @throws IllegalArgumentException unless there are 32 bytes
    public static Digest32 copyOf(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        return new Digest32(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// The first sixteen bytes.
    UUID leading() {
        ByteBuffer half = ByteBuffer.wrap(bytes);
        return new UUID(half.getLong(), half.getLong());
    }

    /// The first five bytes as a number.
    public long prefix() {
        return (hashCode() & 0xFFFF_FFFFL) << 8 | (bytes[4] & 0xFF);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
