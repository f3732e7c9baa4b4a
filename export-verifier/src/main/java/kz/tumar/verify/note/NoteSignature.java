package kz.tumar.verify.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/// One signature line of a note.
public final class NoteSignature {
    private static final int ID_SIZE = 4;

    private final String name;
    private final byte[] bytes;

    NoteSignature(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    boolean claims(VerifierKey key) {
        return name.equals(key.name())
                && HexFormat.of().formatHex(bytes, 0, ID_SIZE).equals(key.keyId());
    }

    /// As a plain Ed25519 signature over the note's text.
    public boolean isBy(VerifierKey key, String text) {
        byte[] signature = Arrays.copyOfRange(bytes, ID_SIZE, bytes.length);
        return key.type() == VerifierKey.ED25519 && key.verifies(text.getBytes(UTF_8), signature);
    }

    /// As a witness's timestamped cosignature (C2SP tlog-cosignature).
    ///
    /// @return when the witness says it saw the checkpoint, in seconds since 1970; 0 when it doesn't say that
    /// this is the largest it saw; empty when it didn't sign
    public OptionalLong cosignedAt(VerifierKey witness, String text) {
        if (bytes.length <= ID_SIZE + Long.BYTES) {
            return OptionalLong.empty();
        }
        long timestamp = ByteBuffer.wrap(bytes).getLong(ID_SIZE);
        byte[] signature = Arrays.copyOfRange(bytes, ID_SIZE + Long.BYTES, bytes.length);
        Optional<byte[]> message = switch (witness.type()) {
            case VerifierKey.ED25519_COSIGNATURE -> Optional.of(CosignedMessage.ed25519(text, timestamp));
            case VerifierKey.ML_DSA_44 -> CosignedMessage.mlDsa44(name, text, timestamp);
            default -> Optional.empty();
        };
        boolean signed = timestamp >= 0
                && message.filter(signedMessage -> witness.verifies(signedMessage, signature))
                        .isPresent();
        return signed ? OptionalLong.of(timestamp) : OptionalLong.empty();
    }
}
