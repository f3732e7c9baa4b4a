package kz.tumar.audit.note;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What a verifier key is for, and by which algorithm of the JDK: the byte that C2SP signed-note assigns.
enum KeyType {
    /// Signs notes.
    ED25519(1, 32, "Ed25519", "302a300506032b6570032100"),
    /// Cosigns checkpoints.
    ED25519_COSIGNATURE(4, 32, "Ed25519", "302a300506032b6570032100"),
    /// Cosigns checkpoints in a way that outlives today's computers (FIPS 204).
    ML_DSA_44(6, 1312, "ML-DSA-44", "30820532300b06096086480165030403110382052100");

    final byte code;
    final int length;
    final String algorithm;
    private final String prefix;

    /// @param length bytes of a public key
    /// @param prefix what stands before them in X.509
    KeyType(int code, int length, String algorithm, String prefix) {
        this.code = (byte) code;
        this.length = length;
        this.algorithm = algorithm;
        this.prefix = prefix;
    }

    /// What stands before such a key in X.509.
    byte[] prefix() {
        return HexFormat.of().parseHex(prefix);
    }

    /// @param typed a code and as many bytes as such a key has
    static Optional<KeyType> of(byte[] typed) {
        return Arrays.stream(values())
                .filter(type -> typed.length == 1 + type.length && typed[0] == type.code)
                .findFirst();
    }
}
