package kz.tumar.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Makes what was put aside unreadable to whoever has the database but not the operator's secret: AES-256-GCM under a
/// key derived from it, `nonce12 ‖ ciphertext`.
final class Concealing {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] USE = "tumar/put-aside/v1".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Concealing(Settings.Secret secret) {
        this.key = new SecretKeySpec(Identity.keyed(secret, USE), "AES");
    }

    /// A record's key and value.
    @SuppressWarnings("ArrayRecordComponent")
    record Content(@Nullable String key, byte[] value) {}

    byte[] conceal(@Nullable String recordKey, byte[] value) {
        byte[] name = recordKey == null ? new byte[0] : recordKey.getBytes(StandardCharsets.UTF_8);
        var plain = ByteBuffer.allocate(4 + name.length + value.length)
                .putInt(recordKey == null ? -1 : name.length)
                .put(name)
                .put(value);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] concealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain.array());
        return ByteBuffer.allocate(NONCE + concealed.length)
                .put(nonce)
                .put(concealed)
                .array();
    }

    Content reveal(byte[] concealed) {
        byte[] nonce = java.util.Arrays.copyOf(concealed, NONCE);
        byte[] rest = java.util.Arrays.copyOfRange(concealed, NONCE, concealed.length);
        var plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, rest));
        int length = plain.getInt();
        byte[] name = new byte[Math.max(0, length)];
        plain.get(name);
        byte[] value = new byte[plain.remaining()];
        plain.get(value);
        return new Content(length < 0 ? null : new String(name, StandardCharsets.UTF_8), value);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(USE);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(
                    "what was put aside can't be opened: is the digest key another one?", failed);
        }
    }
}
