package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What a cosigner signs about a checkpoint (C2SP tlog-cosignature). The older form repeats the checkpoint's text; the
/// newer one names the cosigner, and leaves out whatever the checkpoint says beyond origin, size and root.
final class CosignedMessage {
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(US_ASCII);
    private static final int MAX_NAME = 255;

    private CosignedMessage() {}

    static byte[] ed25519(String text, long timestamp) {
        return ("cosignature/v1\ntime " + timestamp + "\n" + text).getBytes(UTF_8);
    }

    /// @return empty when the text is no checkpoint, or a name is too long to be in such a message
    static Optional<byte[]> mlDsa44(String cosigner, String text, long timestamp) {
        return Checkpoint.parse(text).flatMap(checkpoint -> mlDsa44(cosigner, checkpoint, timestamp));
    }

    private static Optional<byte[]> mlDsa44(String cosigner, Checkpoint checkpoint, long timestamp) {
        byte[] name = cosigner.getBytes(UTF_8);
        byte[] origin = checkpoint.origin().getBytes(UTF_8);
        byte[] root = checkpoint.root();
        if (name.length > MAX_NAME || origin.length > MAX_NAME) {
            return Optional.empty();
        }
        int size = LABEL.length + 1 + name.length + Long.BYTES + 1 + origin.length + 2 * Long.BYTES + root.length;
        return Optional.of(ByteBuffer.allocate(size)
                .put(LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(timestamp)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(root)
                .array());
    }
}
