package kz.tumar.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/// Key bytes that can be used and wiped, but not printed.
final class SecretBytes {

    private final byte[] bytes;

    /// Takes the array over.
    SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        return new AesGcmJce(bytes).encrypt(plaintext, associatedData);
    }

    byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return new AesGcmJce(bytes).decrypt(ciphertext, associatedData);
    }

    byte[] copy() {
        return bytes.clone();
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes[redacted]";
    }
}
