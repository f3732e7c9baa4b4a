package kz.tumar.verify.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Ed25519 (RFC 8032) by the JDK.
final class Ed25519 {
    static final int KEY_SIZE = 32;
    static final int SIGNATURE_SIZE = 64;

    private static final String SUBJECT_PUBLIC_KEY_INFO = "302a300506032b6570032100";

    private Ed25519() {}

    /// False for a wrong signature and for bytes that are no key or no signature at all.
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_SIZE || signature.length != SIGNATURE_SIZE) {
            return false;
        }
        byte[] encoded =
                HexFormat.of().parseHex(SUBJECT_PUBLIC_KEY_INFO + HexFormat.of().formatHex(publicKey));
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
