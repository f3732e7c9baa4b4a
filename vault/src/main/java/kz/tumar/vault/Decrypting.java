package kz.tumar.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;

/// Decrypts a sealed row, and checks it against its commitment.
final class Decrypting {

    private Decrypting() {}

    static Opened open(KeyRing ring, SealedRow row, OpeningReason reason, Opener opener, Instant now) {
        Held held = row.held();
        SecretBytes key =
                new DataKeys(ring).unwrap(held.subject(), held.category(), row.keyId(), row.wrapped(), row.epoch());
        byte[] padded = new byte[0];
        try {
            padded = key.decrypt(row.ciphertext(), place(ring, held.subject(), held.category(), held.ref()));
            byte[] nonce = Padding.nonceOf(padded);
            byte[] value = Padding.valueOf(padded);
            if (!Commitment.to(nonce, value).equals(held.commitment())) {
                Arrays.fill(value, (byte) 0);
                throw new SealBrokenException(held.ref(), "its commitment isn't to the value sealed");
            }
            return new Opened(held, reason, opener, now, nonce, value);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBrokenException(held.ref(), "it was damaged, moved or tampered with", e);
        } finally {
            key.wipe();
            Arrays.fill(padded, (byte) 0);
        }
    }

    /// What a value is bound to: it opens nowhere else.
    static byte[] place(KeyRing ring, Subject subject, Category category, VaultRef ref) {
        return Framing.of(ring.service(), subject.ref(), category.code(), ref.value());
    }
}
