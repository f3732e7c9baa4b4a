package kz.tumar.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Keys for what a service signs, out of its own ring: other services have other rings, so none can
/// sign for another.
public final class RingKeys {
    private static final int KEY_BYTES = 32;

    private RingKeys() {}

    /// A key for one use, out of the ring's own secret (HKDF), which outlives every epoch: what was signed stays
    /// good when the keys of an epoch go, and every instance derives the same.
    ///
    /// @param use tells the keys of one ring apart
    public static byte[] derive(Path keyRing, String use) {
        try (var lines = Files.lines(keyRing, StandardCharsets.US_ASCII)) {
            String secret = lines.filter(line -> line.startsWith("secret "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the key ring holds no secret"));
            var derived = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.getBytes(StandardCharsets.US_ASCII))
                    .thenExpand(use.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(derived);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the key ring can't be read", unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", impossible);
        }
    }
}
