package kz.tumar.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a witness signs about a checkpoint (C2SP tlog-cosignature). With Ed25519 it is the checkpoint's text behind two
/// lines; with ML-DSA-44 it names the witness, and of the checkpoint origin, size and root alone.
final class CosignedMessage {
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_NAME = 255;
    private static final int CHECKPOINT_LINES = 3;

    private CosignedMessage() {}

    static byte[] ed25519(String text, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /// @return empty when the text is no checkpoint, or a name in it is too long
    static Optional<byte[]> mlDsa44(KeyName witness, String text, long time) {
        List<String> lines = text.lines().toList();
        if (lines.size() < CHECKPOINT_LINES || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        byte[] name = witness.value().getBytes(StandardCharsets.UTF_8);
        byte[] origin = lines.get(0).getBytes(StandardCharsets.UTF_8);
        byte[] root;
        try {
            root = Base64.getDecoder().decode(lines.get(2));
        } catch (IllegalArgumentException noCheckpoint) {
            return Optional.empty();
        }
        if (name.length > MOST_NAME || origin.length > MOST_NAME) {
            return Optional.empty();
        }
        int size = LABEL.length + 1 + name.length + Long.BYTES + 1 + origin.length + 2 * Long.BYTES + root.length;
        ByteBuffer message = ByteBuffer.allocate(size).put(LABEL);
        message.put((byte) name.length).put(name).putLong(time);
        message.put((byte) origin.length).put(origin);
        message.putLong(0).putLong(Long.parseLong(lines.get(1))).put(root);
        return Optional.of(message.array());
    }
}
